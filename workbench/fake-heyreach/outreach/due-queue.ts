/** Steps that fall due, earliest first; of those at one moment, who has waited longest. A heap. */
import type { Campaign, Enrolment, Sender } from '../state'
import type { Step } from './next-step'

export interface Due {
  at: number
  /** When it would have happened without limits. */
  wished: number
  campaign: Campaign
  enrolment: Enrolment
  sender: Sender
  step: Step
}

export interface DueQueue {
  push(due: Due): void
  pop(): Due | undefined
}

export const createDueQueue = (): DueQueue => {
  const heap: Due[] = []
  const before = (a: number, b: number): boolean => {
    const [one, other] = [heap[a], heap[b]]
    return one !== undefined && other !== undefined && comparison(one, other) < 0
  }
  const swap = (a: number, b: number): void => {
    const [one, other] = [heap[a], heap[b]]
    if (one && other) [heap[a], heap[b]] = [other, one]
  }
  return {
    push: (due) => {
      heap.push(due)
      let index = heap.length - 1
      while (index > 0) {
        const parent = (index - 1) >> 1
        if (!before(index, parent)) break
        swap(index, parent)
        index = parent
      }
    },
    pop: () => {
      swap(0, heap.length - 1)
      const first = heap.pop()
      let index = 0
      for (;;) {
        const left = 2 * index + 1
        const least = before(left + 1, left) ? left + 1 : left
        if (!before(least, index)) return first
        swap(index, least)
        index = least
      }
    }
  }
}

const comparison = (one: Due, other: Due): number =>
  one.at - other.at || one.wished - other.wished || one.enrolment.id - other.enrolment.id
