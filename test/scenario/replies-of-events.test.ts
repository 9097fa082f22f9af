/** From HeyReach's delivery to the list of replies: the real Contacts tab, renamed and sorted as people do. */
import { eventBody } from './support/deliveries'
import { askPage, openReceiving } from './support/receiving'
import { OWNER } from './support/sheet'
import type { RepliesAnswer } from '../../src/sidebar/protocol'

const repliesOf = (sheet: ReturnType<typeof openReceiving>): string[] => {
  const answer = askPage<RepliesAnswer>(sheet, 'listReplies', { after: null })
  return answer.kind === 'none' ? [answer.title] : answer.replies.map(({ when, name, text, sender, profileUrl }) => [when, name, text, sender, profileUrl].join(' | '))
}

const received = () => {
  const sheet = openReceiving()
  sheet.post(eventBody({ type: 'connection_request_sent', lead: 3 }))
  sheet.post(eventBody({ type: 'message_reply_received', lead: 1, text: 'Yes, please', timestamp: '2026-09-13T08:00:00Z' }))
  sheet.post(eventBody({ type: 'message_reply_received', lead: 2, text: '=1+1', timestamp: '2026-09-14T07:30:00Z' }))
  sheet.runTrigger()
  return sheet
}

const LISTED = [
  '14 Sep 2026, 09:30 | Ada Novak 2 | =1+1 | Mira Okafor | https://www.linkedin.com/in/person-2-sample',
  '13 Sep 2026, 10:00 | Ada Novak 1 | Yes, please | Mira Okafor | https://www.linkedin.com/in/person-1-sample',
]

const toasts = (sheet: ReturnType<typeof openReceiving>): string[] =>
  sheet.host.open({ user: OWNER, activeTabId: 0, selection: [] }).effects.flatMap((effect) => (effect.kind === 'toast' ? [effect.message] : []))

describe('replies that HeyReach has told of', () => {
  it('are listed and told at opening', () => {
    const sheet = received()
    expect(repliesOf(sheet)).toEqual(LISTED)
    expect(toasts(sheet)).toEqual(['2 replies since yesterday. HeyReach → Show replies…'])
  })

  it('are still, once the tab has another name', () => {
    const sheet = received()
    sheet.book.tabByName('Contacts')?.rename('People')
    expect(repliesOf(sheet)).toEqual(LISTED)
    expect(toasts(sheet)).toHaveLength(1)
  })

  it('are nowhere before the first event', () => {
    const sheet = openReceiving()
    expect(repliesOf(sheet)).toEqual(['There is no Contacts tab yet.'])
    expect(toasts(sheet)).toEqual([])
  })
})
