/** What HeyReach says of a lead, and what the row said → what the row says now. */
import { STAGES } from '../../src/leads/person-stages'
import { statusOfLead, type LeadStanding, type RowSays } from '../../src/leads/status-of-lead'
import { DETAIL, STATUS } from '../../src/words'

const lead = (campaignStatus: string, connectionStatus = 'None', messageStatus = 'None', more: Partial<LeadStanding> = {}): LeadStanding => ({
  campaignStatus,
  connectionStatus,
  messageStatus,
  errorCode: '',
  statusMessage: '',
  ...more,
})
const row = (status: string, detail = ''): RowSays => ({ status, detail })
const says = (told: LeadStanding, before: RowSays) => {
  const { status, detail, outcome } = statusOfLead(told, before)
  return [status, detail, outcome]
}

const CAMPAIGN = ['Pending', 'InSequence', 'Finished', 'Paused', 'Failed']
const CONNECTION = ['None', 'ConnectionSent', 'ConnectionAccepted']
const MESSAGE = ['None', 'MessageSent', 'MessageReply']
const REACHED: Record<string, string> = { 'In campaign': '', Invited: 'Invitation sent', Accepted: 'Invitation accepted', Messaged: 'Message sent', Replied: 'Replied' }
const STAGE_BY_CONNECTION = ['In campaign', 'Invited', 'Accepted']

describe('a row that says nothing yet', () => {
  const all = CAMPAIGN.flatMap((campaign) => CONNECTION.flatMap((connection, c) => MESSAGE.map((message, m) => [campaign, connection, message, c, m] as const)))

  it.each(all)('%s, %s, %s', (campaign, connection, message, c, m) => {
    const stage = m === 2 ? 'Replied' : m === 1 ? 'Messaged' : STAGE_BY_CONNECTION[c]
    const failed = 'Failed or stopped in HeyReach, which gives no reason'
    const details: Record<string, string> = {
      Pending: stage === 'In campaign' ? 'Waiting for its turn in HeyReach' : (REACHED[stage ?? ''] ?? ''),
      InSequence: REACHED[stage ?? ''] ?? '',
      Finished: m === 2 ? 'Replied' : 'Finished without reply',
      Paused: 'Paused in HeyReach',
    }
    const wanted =
      campaign !== 'Failed'
        ? [stage, details[campaign], campaign === 'Finished' && m !== 2 ? 'finished' : 'moved']
        : m === 2
          ? ['Replied', 'Replied, then ended in HeyReach', 'moved']
          : ['Failed', failed, 'failed']
    expect(says(lead(campaign, connection, message), row(''))).toEqual(wanted)
  })
})

describe('a failure', () => {
  it.each([
    ['LeadBlockedByRecipient', 'LeadBlockedByRecipient', 'Failed in HeyReach: the recipient has blocked the sender (LeadBlockedByRecipient)'],
    ['LeadBlockedByRecipient', '', 'Failed in HeyReach: the recipient has blocked the sender (LeadBlockedByRecipient)'],
    ['SomethingNew', '', 'Failed in HeyReach: SomethingNew'],
    ['SomethingNew', 'The  inbox\nis full', 'Failed in HeyReach: SomethingNew: The inbox is full'],
    ['', 'The inbox is full', 'Failed in HeyReach: The inbox is full'],
  ])('of “%s” and “%s” says why', (errorCode, statusMessage, detail) => {
    expect(says(lead('Failed', 'ConnectionSent', 'None', { errorCode, statusMessage }), row('Invited'))).toEqual(['Failed', detail, 'failed'])
  })

  it('without a reason leaves what the row knows of an earlier one', () => {
    expect(says(lead('Failed'), row('Failed', 'HeyReach refused this lead: no such person'))).toEqual(['Failed', 'HeyReach refused this lead: no such person', 'failed'])
  })

  it('never hides a reply, whether HeyReach or the row knows of it', () => {
    const code = { errorCode: 'SomethingNew' }
    const detail = 'Replied, then failed in HeyReach: SomethingNew'
    expect(says(lead('Failed', 'None', 'MessageReply', code), row('Messaged'))).toEqual(['Replied', detail, 'moved'])
    expect(says(lead('Failed', 'None', 'MessageSent', code), row('Replied'))).toEqual(['Replied', detail, 'unchanged'])
  })

  it('is over where HeyReach says that the lead goes on', () => {
    expect(says(lead('InSequence', 'ConnectionSent'), row('Failed', 'Failed in HeyReach: SomethingNew'))).toEqual(['Invited', 'Invitation sent', 'moved'])
    expect(says(lead('Pending'), row('Failed', 'x'))).toEqual(['In campaign', 'Waiting for its turn in HeyReach', 'moved'])
  })

  it('by somebody who stopped the lead in HeyReach is no failure', () => {
    const stopped = { statusMessage: 'Stopped manually' }
    expect(says(lead('Failed', 'ConnectionSent', 'None', stopped), row('Invited'))).toEqual(['Stopped', 'Stopped in HeyReach', 'moved'])
    expect(says(lead('Failed', 'None', 'MessageReply', stopped), row('Invited'))).toEqual(['Replied', 'Replied, then stopped in HeyReach', 'moved'])
    expect(says(lead('Failed', 'None', 'None', { ...stopped, errorCode: 'SomethingNew' }), row('Invited'))[0]).toBe('Failed')
  })
})

describe('never backwards', () => {
  const told = [lead('InSequence'), lead('InSequence', 'ConnectionSent'), lead('InSequence', 'ConnectionAccepted'), lead('InSequence', 'None', 'MessageSent'), lead('InSequence', 'None', 'MessageReply')]

  it.each(STAGES.flatMap((stage, at) => told.map((said, index) => [stage, index, at, said] as const)))('from %s, told %i', (stage, index, at, said) => {
    const wanted = STAGES[Math.max(at, index)]
    expect(says(said, row(stage, 'Added'))).toEqual([wanted, wanted === stage ? 'Added' : REACHED[wanted ?? ''], wanted === stage ? 'unchanged' : 'moved'])
  })

  it('who replied has not finished without reply, though HeyReach has not heard of it yet', () => {
    expect(says(lead('Finished', 'ConnectionAccepted', 'MessageSent'), row('Replied', 'Added'))).toEqual(['Replied', 'Added', 'unchanged'])
  })

  it('who was invited does not wait for its turn, though HeyReach has not heard of it yet', () => {
    expect(says(lead('Pending'), row('Invited', 'Added'))).toEqual(['Invited', 'Added', 'unchanged'])
  })
})

describe('the detail', () => {
  it('of an earlier look goes when it is not so any more', () => {
    for (const detail of ['Waiting for its turn in HeyReach', 'Paused in HeyReach', 'Finished without reply']) {
      expect(says(lead('InSequence'), row('In campaign', detail))).toEqual(['In campaign', '', 'unchanged'])
    }
  })

  it('is left where there is nothing to say', () => {
    expect(says(lead('InSequence'), row('In campaign', 'Was already there; its fields were updated'))[1]).toBe('Was already there; its fields were updated')
  })

  it.each([DETAIL.stopping, DETAIL.stopNotConfirmed])('of a stopping run stays: %s', (mark) => {
    expect(says(lead('Pending'), row('In campaign', mark))).toEqual(['In campaign', mark, 'unchanged'])
    expect(says(lead('InSequence', 'ConnectionSent'), row('In campaign', mark))).toEqual(['Invited', mark, 'moved'])
    expect(says(lead('Failed', 'None', 'None', { statusMessage: 'SomeOtherWord' }), row('In campaign', mark))).toEqual(['Stopped', 'Stopped in HeyReach', 'moved'])
  })
})

it('whom the spreadsheet remembers as stopped is stopped, whatever HeyReach calls it', () => {
  expect(says(lead('Failed', 'None', 'None', { statusMessage: 'SomeOtherWord' }), { ...row(''), wasStopped: true })).toEqual(['Stopped', 'Stopped by this sheet', 'moved'])
  expect(says(lead('InSequence', 'ConnectionSent'), { ...row(''), wasStopped: true })).toEqual(['Invited', 'Invitation sent', 'moved'])
})

describe('Stopped', () => {
  it.each([lead('InSequence', 'ConnectionAccepted'), lead('Finished', 'None', 'MessageSent'), lead('Failed'), lead('Pending'), lead('')])('stays', (said) => {
    expect(says(said, row('Stopped', 'Stopped by this sheet'))).toEqual(['Stopped', 'Stopped by this sheet', 'unchanged'])
  })

  it('says that the person has replied', () => {
    expect(says(lead('Failed', 'None', 'MessageReply'), row('Stopped', 'Stopped by this sheet'))).toEqual(['Stopped', 'Stopped; the person has replied', 'unchanged'])
  })
})

it.each([lead('', '', ''), lead('Archived', 'Withdrawn', 'VoiceNote')])('what it does not say, or says in unknown words, moves nothing', (said) => {
  expect(says(said, row('Accepted', 'Added'))).toEqual(['Accepted', 'Added', 'unchanged'])
  expect(says(said, row(''))).toEqual(['In campaign', '', 'moved'])
})

it('words in other spellings are the same words', () => {
  expect(says(lead('FINISHED', 'CONNECTION_ACCEPTED', 'MESSAGE_SENT'), row(''))).toEqual(['Messaged', 'Finished without reply', 'finished'])
})

it('gives what was cut off while it was added its stage', () => {
  expect(says(lead('InSequence', 'ConnectionSent'), row(STATUS.adding, DETAIL.sending))).toEqual(['Invited', 'Invitation sent', 'moved'])
})

it('says the same when it is asked again', () => {
  for (const campaign of CAMPAIGN) {
    for (const connection of CONNECTION) {
      for (const message of MESSAGE) {
        const said = lead(campaign, connection, message, { errorCode: campaign === 'Failed' ? 'X' : '' })
        const once = statusOfLead(said, row('Invited', 'Added'))
        expect(statusOfLead(said, once)).toMatchObject({ status: once.status, detail: once.detail })
      }
    }
  }
})
