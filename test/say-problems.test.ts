import { AppError } from '../src/errors'
import { sayProblems } from '../src/say-problems'

const saidOf = (work: () => void) => {
  const said: string[][] = []
  sayProblems({ toast: () => undefined, alert: (...words) => void said.push(words) }, work)
  return said
}
const failing = (error: unknown) => () => {
  throw error
}

describe('a menu item’s problems', () => {
  it('are nothing when all goes well', () => expect(saidOf(() => undefined)).toEqual([]))

  it.each([
    [new AppError('busy'), 'Another run is writing to this sheet just now.', /try again/],
    [new AppError('invalid-input', { detail: 'Rename that tab.' }), 'Rename that tab.', /^$/],
    [new Error('You are trying to edit a protected cell or object.'), 'Google Sheets refused this.', /protected cell/],
    [new TypeError('x is not a function'), 'Something went wrong in the add-on.', /x is not a function/],
    ['thrown text', 'Something went wrong in the add-on.', /thrown text/],
  ])('%s come as a title and what to do, without a stack', (error, title, help) => {
    const [[saidTitle, saidHelp] = []] = saidOf(failing(error))
    expect(saidTitle).toBe(title)
    expect(saidHelp).toMatch(help)
    expect(`${saidHelp}`).not.toMatch(/\n\s*at |\.ts:\d/)
  })
})
