/** Which function may be started, by whom, with what (platform facts §7, §10.2). */
import type { ExecutionKind, ExecutionRequest } from '../types'
import { enumValue, refTo, serviceCodec, type Wire } from '../wire'
import { bookHandle } from '../services/refs'
import type { LoadedProject } from './load-project'

/** Null when it may run; otherwise what Google says. */
export const whyNot = (project: LoadedProject, { kind, functionName }: ExecutionRequest): string | null => {
  const known = project.entryPoints.has(functionName)
  const hidden = functionName.endsWith('_') && (kind === 'sidebar' || kind === 'custom-function')
  if (known && !hidden) return null
  if (kind === 'custom-function') return `Unknown function: '${functionName}'.`
  if (hidden) return `You do not have permission to call ${functionName}.`
  return `Script function not found: ${functionName}`
}

const AUTH_MODES: Record<ExecutionKind, string> = {
  menu: 'FULL',
  sidebar: 'FULL',
  'simple-trigger': 'LIMITED',
  'time-trigger': 'FULL',
  'web-app': 'FULL',
  'custom-function': 'CUSTOM_FUNCTION',
}

/** An argument that a formula leaves out is absent, not blank (platform facts §4). */
export const encodeArgument = (arg: unknown): Wire => (arg === undefined ? { $: 'undefined' } : serviceCodec.encode(arg))

/** What the function is called with: triggers get an event that the platform makes. */
export const argumentsOf = ({ kind, args, user }: ExecutionRequest): Wire[] => {
  if (args && kind === 'custom-function') return args.map(encodeArgument)
  if (args) return args.map(serviceCodec.encode)
  const authMode = enumValue('AuthMode', AUTH_MODES[kind])
  if (kind === 'simple-trigger') return [serviceCodec.encode({ authMode, source: bookHandle(), user: refTo('User', user) })]
  return []
}
