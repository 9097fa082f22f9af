/**
 * Every word that people read and that is not the page's own: statuses, reasons, refusals, notices, headers. What the caller says
 * is *which*; `words/` says it. Two things are elsewhere: the menu's captions (`menu.ts`), and the sidebar's own buttons and labels.
 */
export { campaignInWords, CAMPAIGN_SENDERS, GONE_CAMPAIGN, SENDER, statusNow } from './words/campaigns'
export { ADVICE, CAMPAIGN_CELL, CAMPAIGN_HEADERS, CAMPAIGNS_TAB, campaignsRefreshed, CANNOT_REFRESH } from './words/campaigns-tab'
export { CONTACT_HEADERS, CONTACTS_MEMORY_HEADING, CONTACTS_TAB } from './words/contacts'
export { plural, thousands } from './words/counts'
export { errorInOneLine, errorInWords, type Words } from './words/errors-in-words'
export { CANNOT_WRITE_EVENTS, CLEAR_EVENTS, EVENTS_TAB, KEYS_HEADING, UNREADABLE_HEADERS, UNREADABLE_TAB, unreadableDeleted, unreadableTried } from './words/events-tab'
export { EVENT_CELL } from './words/events'
export { ALL_WELL, HEALTH, LOG_HEADERS, LOG_TAB, solved } from './words/health'
export { FIELD_LABELS } from './words/lead-fields'
export { LEFT_OUT, notAdded, notAProfileInWords, notStopped, type LeftOut } from './words/left-out'
export { NOTIFICATION_LINE, NOTIFICATION_TYPES, planButton, planSummary, typeInWords } from './words/notifications'
export { BLOCKED, BUTTON, CHOOSE_URL_COLUMN, HEYREACH_CHOOSES, NOTICE, RESUMES_IT, SENDER_LABEL, stopTakes } from './words/previews'
export { ADDRESS_MISTAKE, ADDRESS_PROBLEM, addressProblemInWords, CANNOT_RECEIVE } from './words/receiving'
export { ALL_ROWS, failureInWords, isPassing, leadsAtHeyReach, LEFT_OUT_OF_REFRESH, notLookedUp, REFRESH_BLOCKED, REFRESH_BUTTON, REFRESH_NOTICE, REFRESHED, refreshTakes } from './words/refresh'
export { belongsTo, CANNOT_ADD, CANNOT_CONNECT, CANNOT_GO_ON, CANNOT_READ, ONLY_IN_SPREADSHEET } from './words/refusals'
export { DETAIL } from './words/row-details'
export { ALL_WITHOUT_STATUS, HEADER_REMARK, rangesInWords } from './words/selection'
export { isOwnHeader, MEMORY_HEADING, saysInCampaign, STATUS, STATUS_HEADERS, type Status } from './words/statuses'
export { UNREADABLE } from './words/unreadable'
