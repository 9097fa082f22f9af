/** What is known and new events → people: the one thing that the pass over events works out. */
import { groupPeople, type Person } from './group-parts'
import { mergeParts, partOf, type Part } from './part'
import type { PersonEvent } from './person-event'

/**
 * `known` must be whole: whoever shares an identifier (an e-mail address too) with an event, with somebody who does, and so on
 * (`find-connected.ts`). Whom it leaves out could be the second one who has an address.
 */
export const foldEvents = (known: readonly Part[], events: readonly PersonEvent[]): Person[] =>
  groupPeople(mergeParts([...known, ...events.map(partOf)]))
