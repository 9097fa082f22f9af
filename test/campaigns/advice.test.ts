import { adviceFor } from '../../src/campaigns/advice'
import { progress, sender, view } from './support'

const NONE = ''
const loggedOut = sender({ id: 12, name: 'Jonas', authIsValid: false })
const switchedOff = sender({ id: 13, name: 'Lien', isActive: false })
const tooFast = sender({ connectionLimit: 41 })

describe('advice', () => {
  it.each([
    ['all is well', view(), NONE],
    ['nobody sends', view({ senderIds: [] }), 'It has no sender: add one in HeyReach, until then nobody is contacted.'],
    [
      'one of two is logged out',
      view({ senderIds: [11, 12] }, [sender(), loggedOut]),
      'Logged out of LinkedIn: Jonas. Log in again in HeyReach.',
    ],
    [
      'all are logged out',
      view({ senderIds: [12] }, [loggedOut]),
      'Logged out of LinkedIn: Jonas. Log in again in HeyReach. No other sender is left, so nobody is contacted: add one in HeyReach.',
    ],
    ['one is switched off', view({ senderIds: [11, 13] }, [sender(), switchedOff]), 'Switched off in HeyReach: Lien.'],
    [
      'an account is gone',
      view({ senderIds: [11, 99] }, [sender()]),
      'Not among your LinkedIn accounts in HeyReach any more: 99.',
    ],
    [
      'a sender is above what HeyReach advises',
      view({}, [tooFast]),
      'Mira is set to 41 connection requests a day, above the 20–40 a day that HeyReach advises: LinkedIn may restrict the account.',
    ],
    ['a sender is just at it', view({}, [sender({ connectionLimit: 40 })]), NONE],
    ['a sender above it is logged out and sends nothing', view({ senderIds: [11, 12] }, [sender(), { ...loggedOut, connectionLimit: 90 }]), 'Logged out of LinkedIn: Jonas. Log in again in HeyReach.'],
    ['its senders may send nothing', view({}, [sender({ connectionLimit: 0 })]), 'Its senders may send no connection requests: raise their daily limit in HeyReach.'],
    ['those who wait need 31 days', view({ progress: progress({ waiting: 751 }) }), 'Those who wait need at least 31 days: add senders, or add fewer leads.'],
    ['those who wait need 30 days', view({ progress: progress({ waiting: 750 }) }), NONE],
    ['the limit is not known', view({ progress: progress({ waiting: 5000 }) }, [sender({ connectionLimit: null })]), NONE],
    ['it is paused and leads wait', view({ status: 'PAUSED' }), '20 leads wait for it: resume it in HeyReach when they may be contacted.'],
    ['it is paused and one waits', view({ status: 'PAUSED', progress: progress({ waiting: 1 }) }), '1 lead waits for it: resume it in HeyReach when they may be contacted.'],
    ['it is paused and nobody waits', view({ status: 'PAUSED', progress: progress({ waiting: 0 }) }), NONE],
    ['it is over', view({ status: 'FINISHED', senderIds: [12] }, [loggedOut]), NONE],
    ['it is canceled', view({ status: 'CANCELED', senderIds: [] }), NONE],
    ['it is a draft without a sender', view({ status: 'DRAFT', senderIds: [] }), 'It has no sender: add one in HeyReach, until then nobody is contacted.'],
    ['it is scheduled and well', view({ status: 'SCHEDULED' }), NONE],
    ['HeyReach tells no figures', view({ status: 'PAUSED', progress: progress({ waiting: null }) }), NONE],
  ])('when %s', (_when, of, words) => expect(adviceFor(of)).toBe(words))

  it('says the most pressing first', () => {
    const all = adviceFor(view({ status: 'PAUSED', senderIds: [11, 12], progress: progress({ waiting: 9_000 }) }, [tooFast, loggedOut]))
    const places = ['Logged out', '9,000 leads wait', 'above the 20–40', 'at least 220 days'].map((text) => all.indexOf(text))
    expect(places).toEqual([...places].sort((a, b) => a - b))
    expect(places[0]).toBe(0)
  })
})
