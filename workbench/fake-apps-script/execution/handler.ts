/** How a service answers calls: each method says what it does to the sheet, and does it. */
import type { Execution } from './execution'

/**
 * local: nothing of the book · look: tabs and grid sizes, with the execution's own changes of them · read: cells, after all
 * its own writes · write: changes the book or what people see.
 */
export type Access = 'local' | 'look' | 'read' | 'write'

export interface Handler<Self> {
  access: Access
  /** Argument shapes are checked before (signatures/), so each method names the types it gets. */
  run: Method<Self>
}

// A method's parameters may be narrower than unknown: compared as methods are, not as functions.
type Method<Self> = { run(x: Execution, self: Self, ...args: unknown[]): unknown }['run']

/** One handler for each method of a signature table, and none besides. */
export type Handlers<Table, Self = null> = { readonly [M in keyof Table]: Handler<Self> }

export const local = <Self>(run: Method<Self>): Handler<Self> => ({ access: 'local', run })
export const look = <Self>(run: Method<Self>): Handler<Self> => ({ access: 'look', run })
export const read = <Self>(run: Method<Self>): Handler<Self> => ({ access: 'read', run })
export const write = <Self>(run: Method<Self>): Handler<Self> => ({ access: 'write', run })
