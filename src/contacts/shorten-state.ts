/**
 * Parts that take so many characters less, for a state that is too long for its cell: some 7,000 events of one person. Events are
 * forgotten as having been counted, the least telling kind first; then campaigns, those longest ago first. Who it is stays.
 */
import { REPLY_TOKEN, TOKENS, type Part } from './part'

/** Tokens have no time: of a kind those with the greatest marks go, so that it is the same for any order of events. */
const GO_FIRST = [TOKENS.other, TOKENS.sent, TOKENS.invited, TOKENS.accepted, TOKENS.reply, REPLY_TOKEN]

export const shorten = (parts: readonly Part[], by: number): Part[] => {
  let left = by
  const withFewerTokens = parts.map((part): Part => {
    const tokens = [...part.happened].sort((a, b) => rankOf(a) - rankOf(b) || (a < b ? 1 : -1))
    const gone = Math.min(tokens.length, Math.max(0, Math.ceil(left / TOKEN)))
    left -= gone * TOKEN
    return gone === 0 ? part : { ...part, happened: new Set(tokens.slice(gone)) }
  })
  return withFewerTokens.map((part): Part => {
    if (left <= 0) return part
    const campaigns = [...part.campaigns].sort(([a, one], [b, other]) => one.at - other.at || (a < b ? -1 : 1))
    while (left > 0) {
      const gone = campaigns.shift()
      if (!gone) break
      left -= JSON.stringify(gone[1].reply?.text ?? '').length + gone[0].length
    }
    return { ...part, campaigns: new Map(campaigns) }
  })
}

const TOKEN = 6
const rankOf = (token: string): number => GO_FIRST.findIndex((letter) => letter === token.charAt(0))
