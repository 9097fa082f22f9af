/**
 * Writes of one execution that have not reached the sheet yet: they do so at a flush, before the execution reads, and when
 * it ends (platform facts §3.2). Others see nothing of them until then.
 */

export interface PendingWrite {
  cells: number
  /** Rows, columns, tabs: seen by whoever asks for a range. */
  ofGrid?: boolean
  apply(): void
}

export interface WriteBuffer {
  add(write: PendingWrite): void
  /** Cells waiting; 0 when nothing is pending. */
  pending(): number
  changesGrid(): boolean
  /** Applies in order, all or the first so many. When one is refused the rest of the batch is lost with it. */
  commit(most?: number): void
  drop(): void
}

export const createWriteBuffer = (): WriteBuffer => {
  let writes: PendingWrite[] = []
  const take = (): PendingWrite[] => {
    const taken = writes
    writes = []
    return taken
  }
  return {
    add: (write) => void writes.push(write),
    pending: () => writes.reduce((sum, write) => sum + Math.max(1, write.cells), 0),
    changesGrid: () => writes.some((write) => write.ofGrid === true),
    commit: (most = Infinity) =>
      take()
        .slice(0, most)
        .forEach((write) => write.apply()),
    drop: () => void take(),
  }
}
