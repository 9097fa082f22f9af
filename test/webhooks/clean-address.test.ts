/** What is kept of a pasted address is always the one form, and never another host's. */
import fc from 'fast-check'
import { cleanAddress } from '../../src/webhooks/clean-address'

const FORM = /^https:\/\/script\.google\.com\/macros\/s\/[\w-]+\/exec$/

it('for any text: that form or what is wrong, and never an exception', () => {
  const piece = fc.constantFrom('https://', 'http://', 'script.google.com', 'docs.google.com', '/a/', '/macros/', 's/', 'AKfycb-1', '/exec', '/dev', '?k=1', '#', '@', '.evil.example', ' ', '/u/0/', '/d/', '\n')
  const pasted = fc.oneof(fc.string(), fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join('')))
  fc.assert(
    fc.property(pasted, (text) => {
      const cleaned = cleanAddress(text)
      if ('url' in cleaned) expect(cleaned.url).toMatch(FORM)
      else expect(cleaned.mistake).not.toBe('')
    }),
    { numRuns: 5000 },
  )
})

it('what is kept is kept when it is pasted again', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[\w-]{1,80}$/), (deployment) => {
      const url = `https://script.google.com/macros/s/${deployment}/exec`
      expect(cleanAddress(url)).toEqual({ url })
      expect(cleanAddress(` ${url.replace('/macros/', '/a/macros/acme.example/')}?x=1`)).toEqual({ url })
    }),
  )
})
