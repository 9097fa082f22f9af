/**
 * Texts outside words.ts that read like words for people and are none, file by file. Each says what it is for; what a person is
 * to read goes to src/words/ instead. A test sees to it that nothing stands here which is gone from its file.
 */

/** @type {Record<string, (string | RegExp)[]>} */
export const TECHNICAL_TEXTS = {
  // Number formats.
  'src/campaigns/campaign-columns.ts': ['d mmm yyyy', 'd mmm yyyy, hh:mm'],
  'src/contacts/contact-columns.ts': ['d mmm yyyy, hh:mm'],
  // A number format, and headers that are HeyReach’s own names.
  'src/events/event-columns.ts': ['d mmm yyyy, hh:mm:ss', /^[a-z]+(?:_[a-z]+)*$/],
  // Of what HeyReach or Google answered, for whoever looks into it: shown in brackets behind the words.
  'src/google/store.ts': ['this document’s settings cannot be reached from here'],
  'src/webhooks/apply-webhooks.ts': ['notifications are not as they were set'],
  'src/heyreach/client.ts': ['a batch of more than 100 leads', 'campaigns of a lead', 'leads of a campaign', 'counts of added leads'],
  'src/heyreach/error-of-answer.ts': ['HeyReach answered ', 'status '],
  'src/heyreach/send-requests.ts': ['no answer'],
  'src/table/visible-rows.ts': ['hidden rows could not be told from visible ones'],
  // What HeyReach’s test delivery says.
  'src/events/is-test-delivery.ts': ['test message'],
  // What HeyReach left without a name.
  'src/heyreach/parse-answers.ts': ['Campaign ', 'Account '],
  // The product's name, at its web address.
  'src/account/product.ts': ['HeyReach for Sheets'],
  'src/deliveries/insert-known.ts': ['written rows are not found again'],
  'src/events/open-keys.ts': ['the keys tab does not hold what was written'],
  'src/deliveries/unreadable-tab.ts': ['d mmm yyyy, hh:mm:ss'],
  // What is hashed.
  'src/deliveries/write-round.ts': ['unreadable\n'],
  // Headers as people write them, in lower case.
  'src/leads/lead-fields.ts': [/^\p{Ll}+(?: \p{Ll}+)+$/u],
  'src/leads/profile-fields.ts': [/^\p{Ll}+(?: \p{Ll}+)+$/u],
  // Names by which hidden tabs are found again.
  'src/table/hidden-tabs.ts': ['HeyReach scratch', 'HeyReach memberships', 'HeyReach keys', 'HeyReach contacts memory'],
  // What its own notifications are called at HeyReach: names by which they are found again.
  'src/webhooks/notification-types.ts': ['InMail reply', 'Every reply', 'Campaign end'],
  'src/webhooks/wanted-webhooks.ts': ['Sheet '],
  // HTML.
  'src/google/sidebar-page.ts': ['<body data-view="'],
  // At the end of what is too long for a cell.
  'src/table/inert-text.ts': ['… [cut]']
}
