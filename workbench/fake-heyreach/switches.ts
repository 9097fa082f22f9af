/** The reading of each disputed rule that is best evidenced (platform facts, HeyReach). */
import type { HeyReachSwitches } from './types'

const minute = 60000

export const defaultSwitches = (): HeyReachSwitches => ({
  pausedAdd: 'stays-paused',
  retryAfterHeader: false,
  unauthorizedBody: '',
  createWebhookAnswer: 'id',
  getByIdOfDraft: 'found',
  campaignShape: 'current',
  accountShape: 'current',
  finishedAdd: 'wakes',
  scheduledAdd: 'accepted',
  foreignSender: 'fails',
  resumeEmpty: 'pauses',
  namelessLead: 'added',
  badFieldName: 'lead-fails',
  profileUrlForms: 'any',
  stoppedMessage: 'Stopped manually',
  pendingListed: 'about-to-act',
  inProgressFigure: 'exact',
  getUnknownLead: '404',
  tooManyRequestsBody: '',
  overlappingAdds: 'once',
  webhookRedirects: 'follow',
  webhookTimeoutMs: 30000,
  webhookSuccess: '2xx',
  retrySpacing: [minute, 10 * minute, 60 * minute, 6 * 60 * minute, 16 * 60 * minute],
  retryBody: 'frozen',
  retryTimestamp: 'kept',
  retryCorrelation: 'kept',
  retryAddress: 'kept',
  recentMessages: 'growing'
})
