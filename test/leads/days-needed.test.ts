import { daysNeeded } from '../../src/leads/days-needed'
import { senderCapacity } from '../../src/leads/sender-capacity'
import { campaign, sender } from '../campaigns/support'

describe('the days that leads need', () => {
  it.each([
    ['one sender', campaign(), [sender()], 'Mira may send 25 connection requests a day: at least 3 days for these leads.'],
    ['two senders', campaign({ senderIds: [11, 12] }), [sender(), sender({ id: 12, name: 'Jonas' })], 'Mira and Jonas together may send 50 connection requests a day: at least 2 days for these leads.'],
    ['a limit that is not known', campaign(), [sender({ connectionLimit: null })], ''],
    ['no limit left', campaign(), [sender({ connectionLimit: 0 })], ''],
    ['nobody who can send', campaign(), [sender({ authIsValid: false })], ''],
    ['a sender of other campaigns', campaign(), [sender({ activeCampaigns: 3 })], 'Mira may send 25 connection requests a day, shared with up to 2 other active campaigns: at least 3 days for these leads.'],
    // A paused campaign is not among those that HeyReach counts as active.
    ['a paused campaign', campaign({ status: 'PAUSED' }), [sender()], 'Mira may send 25 connection requests a day, shared with up to 1 other active campaign: at least 3 days for these leads.'],
  ])('%s', (_what, of, senders, words) => expect(daysNeeded(60, of, senders)).toBe(words))

  it('counts only senders of the campaign', () =>
    expect(senderCapacity(campaign(), [sender(), sender({ id: 12, connectionLimit: 99 })])).toMatchObject({ dailyLimit: 25, usable: [{ id: 11 }] }))
})
