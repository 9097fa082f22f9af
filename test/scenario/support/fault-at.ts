/** Something goes wrong at the n-th backend call of a piece of work; what happens there may be work with a fault of its own. */
import type { CallFault } from '../../../workbench/fake-apps-script/types'

export interface Strike {
  /** Names of the backend calls, what the fault itself ran left out. */
  names: string[]
  struck: boolean
}

export interface FaultAt {
  /** For the host. */
  onCall(call: { backend: boolean; name: string }): CallFault | void
  /** From 1; 0 only counts. `lasting`: from then on every call of that name. */
  during(at: number, fault: (name: string) => CallFault | void, work: () => void, terms?: { lasting?: boolean }): Strike
}

interface Plan extends Strike {
  at: number
  lasting: boolean
  fault(name: string): CallFault | void
}

const quiet = (): Plan => ({ at: 0, lasting: false, fault: () => undefined, names: [], struck: false })

export const faultAt = (): FaultAt => {
  const plans: Plan[] = []
  const within = <T>(plan: Plan, work: () => T): T => {
    plans.push(plan)
    try {
      return work()
    } finally {
      plans.pop()
    }
  }
  return {
    onCall: ({ backend, name }) => {
      const plan = plans[plans.length - 1]
      if (!plan || !backend) return undefined
      plan.names.push(name)
      const isNow = plan.names.length === plan.at || (plan.lasting && plan.struck && name === plan.names[plan.at - 1])
      if (!isNow) return undefined
      plan.struck = true
      return within(quiet(), () => plan.fault(name))
    },
    during: (at, fault, work, { lasting = false } = {}) => {
      const plan: Plan = { ...quiet(), at, lasting, fault }
      within(plan, work)
      return { names: plan.names, struck: plan.struck }
    },
  }
}
