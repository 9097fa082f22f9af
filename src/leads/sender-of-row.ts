/** Which LinkedIn account sends to a row's lead: the one chosen, the one its cell names, or whichever HeyReach picks. */
import type { Sender } from '../heyreach/api-types'
import type { SenderChoiceMade } from '../sidebar/protocol'
import type { LeadTable } from './lead-table'

export type RowSender = { kind: 'heyreach' } | { kind: 'account'; id: number } | { kind: 'unknown'; text: string }

/** A blank cell leaves it to HeyReach. A cell may hold the account's name, e-mail or number. */
export const senderOfRow = (table: LeadTable, row: number, choice: SenderChoiceMade, senders: Sender[]): RowSender => {
  switch (choice.kind) {
    case 'heyreach':
      return { kind: 'heyreach' }
    case 'account':
      return { kind: 'account', id: choice.accountId }
    case 'column': {
      const text = table.text(row, choice.column)
      if (text === '') return { kind: 'heyreach' }
      const wanted = plain(text)
      const found = senders.find(
        ({ id, name, emailAddress }) =>
          String(id) === wanted || plain(name) === wanted || plain(emailAddress ?? '') === wanted,
      )
      return found ? { kind: 'account', id: found.id } : { kind: 'unknown', text: text.slice(0, 60) }
    }
  }
}

/** As people mean it: spaces of any kind once, no quotes around, letter case aside. */
const plain = (text: string): string =>
  text
    .replace(/\s+/g, ' ')
    .replace(/^["'“”„‘’ ]+|["'“”„‘’ ]+$/g, '')
    .toLowerCase()
