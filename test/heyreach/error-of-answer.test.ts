import { errorOfAnswer } from '../../src/heyreach/error-of-answer'
import { answer } from './support'
import draft from '../fixtures/heyreach/campaign-addleadsv2.draft.response.400.json'
import invalid from '../fixtures/heyreach/validation-error.response.400.json'

const KEY = 'secret-key-Ab12+/='
const error = (status: number, body: unknown = '', headers: Record<string, string> = {}) =>
  errorOfAnswer(answer(status, body, headers), [KEY], 0)

describe('answers that are no success', () => {
  it.each([
    [302, 'unexpected-answer'],
    [400, 'refused-by-heyreach'],
    [401, 'bad-key'],
    [403, 'bad-key'],
    [404, 'not-found'],
    [405, 'unexpected-answer'],
    [409, 'refused-by-heyreach'],
    [415, 'unexpected-answer'],
    [429, 'rate-limited'],
    [500, 'unreachable'],
    [503, 'unreachable'],
  ])('status %i is %s', (status, code) => expect(error(status)?.code).toBe(code))

  it.each([200, 204])('status %i is a success', (status) => expect(error(status)).toBeNull())

  it('gives HeyReach’s own words', () => {
    expect(error(400, draft)?.facts.detail).toBe('You cannot add new leads to a draft campaign.')
    expect(error(400, invalid)?.facts.detail).toBe('The AccountIds field is required. The CampaignIds field is required.')
    expect(error(400, { title: 'One or more validation errors occurred.' })?.facts.detail).toMatch(/validation errors/)
    expect(error(400, 'no JSON')?.facts.detail).toBe('status 400')
    expect(error(404, { errorMessage: 'There is no campaign with provided id.' })?.facts.detail).toMatch(/provided id/)
    expect(error(500, { errorMessage: 'Oops' })?.facts.detail).toBe('HeyReach answered 500: Oops')
  })

  it('makes them one short line without tags', () => {
    expect(error(400, { errorMessage: '<b>No</b>\n\t \u0007way' })?.facts.detail).toBe('No way')
    expect(error(400, { errorMessage: 'x'.repeat(5_000) })?.facts.detail).toHaveLength(300)
  })

  it('never carries the key, whoever quotes it', () => {
    for (const one of [
      error(400, { errorMessage: `The key ${KEY} may not` }),
      error(404, { errors: { Key: [`bad ${KEY}`] } }),
      error(500, { errorMessage: KEY }),
      errorOfAnswer({ kind: 'lost', detail: `DNS error: https://x/?k=${KEY}` }, [KEY], 0),
    ]) {
      expect(JSON.stringify(one?.facts) + one?.message).not.toContain(KEY)
      expect(one?.facts.detail).toContain('(key)')
    }
  })

  it.each([
    ['3', 3000],
    ['0', 0],
    ['99999', 300_000],
    ['Thu, 01 Jan 1970 00:00:20 GMT', 20_000],
    ['soon', undefined],
    ['', undefined],
    ['-5', undefined],
  ])('reads Retry-After %j', (value, ms) => {
    expect(error(429, '', { 'retry-after': value })?.facts.retryAfterMs).toBe(ms)
    expect(error(429, '', { 'Retry-After': value })?.facts.retryAfterMs).toBe(ms)
  })

  it('says that a request without answer may have been carried out, and a refused one not', () => {
    expect(errorOfAnswer({ kind: 'lost', detail: 'x' })?.facts.outcomeUnknown).toBe(true)
    expect(error(502)?.facts.outcomeUnknown).toBe(true)
    expect(error(429)?.facts.outcomeUnknown).toBeUndefined()
    expect(error(400, draft)?.facts.outcomeUnknown).toBeUndefined()
  })
})
