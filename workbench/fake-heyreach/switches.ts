/** The reading of each disputed rule that is best evidenced (platform facts, HeyReach). */
import type { HeyReachSwitches } from './types'

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
  pendingListed: 'about-to-act',
  inProgressFigure: 'exact',
  getUnknownLead: '404',
  tooManyRequestsBody: '',
  overlappingAdds: 'once'
})
