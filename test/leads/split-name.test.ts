import { splitName } from '../../src/leads/split-name'

describe('a title before a name', () => {
  it.each([
    ['Dr. phil. Ada Novak', 'Ada', 'Novak'],
    ['Dr. rer. nat. Ada Novak', 'Ada', 'Novak'],
    ['Dr rer nat Ada Novak', 'Ada', 'Novak'],
    ['Dipl.-Ing. Ada Novak', 'Ada', 'Novak'],
    ['Dipl-Ing Ada Novak', 'Ada', 'Novak'],
    ['Dipl.Ing. Ada Novak', 'Ada', 'Novak'],
    ['Univ.-Prof. Dr. med. habil. Ada Novak', 'Ada', 'Novak'],
    ['Mag. Ada Novak', 'Ada', 'Novak'],
    ['Ing. Mag. (FH) Ada Novak', 'Ada', 'Novak'],
    ['Novak, Dr. med. Ada', 'Ada', 'Novak'],
    ['Mr Ada Novak', 'Ada', 'Novak'],
  ])('%s: is left out', (full, firstName, lastName) => expect(splitName(full)).toEqual({ firstName, lastName }))

  it.each([
    ['Phil Knight', 'Phil', 'Knight'],
    ['Dr. Phil Knight', 'Phil', 'Knight'],
    ['Mr Nat Friedman', 'Nat', 'Friedman'],
    ['Med Ali', 'Med', 'Ali'],
    ['Ing-Marie Persson', 'Ing-Marie', 'Persson'],
    ['Ingrid Bergman', 'Ingrid', 'Bergman'],
    ['Phil', 'Phil', ''],
    ['Knight, Phil', 'Phil', 'Knight'],
    ['Mag Ruffman', 'Mag', 'Ruffman'],
  ])('%s: is a first name that only looks like one', (full, firstName, lastName) => expect(splitName(full)).toEqual({ firstName, lastName }))
})
