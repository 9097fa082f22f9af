/** google.script.run in both directions, and ten at a time. */
import { createRunQueue } from '../../../workbench/fake-apps-script/run-queue'
import { evaluate, hostOf } from './support'

describe('from page to server', () => {
  const { call } = hostOf('function echo() { return JSON.stringify([].slice.call(arguments)) }')

  it.each([[null], [1], ['a'], [true], [[1, [2]]], [{ a: { b: [null] } }]])('%j passes (platform facts §10.14)', (value) => {
    expect(call('echo', value).value).toBe(JSON.stringify([value]))
  })

  it.each([
    ['a Date', new Date(0)],
    ['a Date inside', { a: [new Date(0)] }],
    ['a function', () => 1],
    ['a Map', new Map()],
    ['a Set', new Set()],
    ['a RegExp', /x/],
    ['a boxed number', Object(1) as unknown],
    ['an ArrayBuffer', new ArrayBuffer(1)],
  ])('%s throws in the page (platform facts §10.14)', (_, value) => {
    expect(call('echo', 1, 2, 3, value)).toMatchObject({
      ok: false,
      error: { message: 'Failed due to illegal value in property: 3' },
      calls: {},
    })
  })
})

describe('from server to page', () => {
  it.each([
    ['undefined', null],
    ['[1, undefined, { a: undefined }]', [1, null, { a: null }]],
    ['({ a: "b", c: [true, null] })', { a: 'b', c: [true, null] }],
    ['[new Map([[1, 2]]), /x/, new Number(5), new Set([1])]', [{}, {}, {}, {}]],
    ['Utilities.base64Decode("/w==")', [-1]],
    ['Promise.resolve(7)', 7],
    ['new Date(0)', null],
    ['({ a: 1, b: [{ c: new Date(0) }] })', null],
    ['[1, new Date(0)]', null],
    ['SpreadsheetApp.getActiveSheet()', null],
    ['({ sheet: SpreadsheetApp.getActiveSheet() })', null],
  ])('%s arrives as %j (platform facts §10.14)', (expression, arrives) => {
    expect(evaluate(expression)).toEqual(arrives)
  })

  it('a function arrives as its source (platform facts §10.14)', () => {
    expect(evaluate('({ f: function () { return 1 } })')).toEqual({ f: 'function () { return 1 }' })
  })

  it('of an error only name and message arrive (platform facts §10.14)', () => {
    const { call } = hostOf('function go() { var e = new RangeError("no"); e.code = 5; throw e }')
    expect(call('go').error).toEqual({ name: 'RangeError', message: 'no' })
  })
})

describe('the queue of a page', () => {
  it('sends ten and lets the eleventh wait (platform facts §10.14)', async () => {
    const queue = createRunQueue()
    const finish: (() => void)[] = []
    const calls = Array.from({ length: 11 }, (_, index) =>
      queue.add(() => new Promise<number>((resolve) => finish.push(() => resolve(index)))),
    )
    expect([queue.running(), queue.waiting()]).toEqual([10, 1])
    finish[0]?.()
    await calls[0]
    await Promise.resolve()
    expect([queue.running(), queue.waiting(), finish.length]).toEqual([10, 0, 11])
    finish.forEach((end) => end())
    expect(await Promise.all(calls)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10])
    expect(queue.running()).toBe(0)
  })

  it('goes on after a call that fails', async () => {
    const queue = createRunQueue(1)
    const bad = queue.add(() => Promise.reject(new Error('no')))
    const good = queue.add(() => Promise.resolve('yes'))
    await expect(bad).rejects.toThrow('no')
    expect(await good).toBe('yes')
  })
})
