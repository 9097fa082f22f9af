import type { UnreadableItem } from '../../src/sidebar/protocol'
import { idsMeant, neighbourOf } from '../../src/sidebar/unreadable-list'

const item = (id: string): UnreadableItem => ({ id, receivedAt: 0, title: '', help: '', raw: '' })
const LIST = ['a', 'b', 'c'].map(item)

it('means one that is listed, or all that are', () => {
  expect(idsMeant(LIST, 'b')).toEqual(['b'])
  expect(idsMeant(LIST, 'all')).toEqual(['a', 'b', 'c'])
  expect(idsMeant(LIST, 'gone')).toEqual([])
})

it.each([
  ['the next one', 'b', ['a', 'c'], 'c'],
  ['the one before, after the last', 'c', ['a', 'b'], 'b'],
  ['itself, where it stays', 'b', ['a', 'b', 'c'], 'b'],
  ['the first of others, when all it knew are gone', 'b', ['x'], 'x'],
  ['nothing, when none is left', 'b', [], null],
])('leads to %s', (_, id, after, expected) => {
  expect(neighbourOf(LIST, after.map(item), id)).toBe(expected)
})
