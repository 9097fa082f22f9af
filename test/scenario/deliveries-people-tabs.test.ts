/**
 * A person works on whole tabs, the hidden one too, at any backend call of a run that writes two events. No event is lost or doubled, none stands under
 * another header, a row that was deleted does not come back by a repeat, and what people wrote beside events stays beside them.
 */
import { TAB_EDITS, wrongAtAnyCall } from './support/people-at-tabs'

test.each(TAB_EDITS)('a person $name', (edit) => {
  const { count, wrong } = wrongAtAnyCall(edit)
  expect(count).toBeGreaterThan(20)
  expect(wrong).toEqual([])
})
