/** The server binds JSON names without regard to case: a body is rewritten to the documented spelling before it is read. */

const names = [
  ...['offset', 'limit', 'keyword', 'statuses', 'accountIds', 'campaignIds', 'campaignId', 'accountLeadPairs'],
  ...['linkedInAccountId', 'lead', 'firstName', 'lastName', 'location', 'summary', 'companyName', 'position', 'about'],
  ...['emailAddress', 'profileUrl', 'customUserFields', 'name', 'value', 'resumeFinishedCampaign', 'resumePausedCampaign'],
  ...['leadMemberId', 'leadUrl', 'timeFrom', 'timeTo', 'timeFilter', 'email', 'linkedinId', 'startDate', 'endDate'],
  ...['webhookId', 'webhookName', 'webhookUrl', 'eventType', 'isActive']
]

const spelling = new Map(names.map((name) => [name.toLowerCase(), name]))

export const knownName = (name: string): string => spelling.get(name.toLowerCase()) ?? name

export const withKnownNames = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(withKnownNames)
  if (!isRecord(value)) return value
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [knownName(name), withKnownNames(inner)]))
}

export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
