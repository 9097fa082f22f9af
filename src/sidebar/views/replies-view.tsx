/** The newest replies. */

export const RepliesView = (_props: { shown: boolean }) => <main class="content" />
