/**
 * The version of what deliveries leave behind: journal, keys, columns. It goes up when older code could not go on with it. A web app
 * runs the version it was deployed with while menus and triggers run the newest (platform facts §7): older code then only keeps.
 */
export const SCHEMA = 1
