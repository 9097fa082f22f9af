/**
 * Service objects as a script sees them, made from the signature tables. A member that is not emulated throws by name,
 * so that a script can never take `undefined` for an answer.
 */
import { ENUMS, ENUM_MEMBERS } from '../signatures/enums'
import { argumentLists, qualifiedName, SIGNATURES, type ClassName } from '../signatures'
import { createCodec, type Wire, type WireCall } from '../wire'
import { describeArguments, fits } from './arguments'
import { Exception } from './send'

interface Identity {
  kind: string
  ref: unknown
}

/** What JavaScript itself asks any object for: answered as for a plain object. */
const ASKED_BY_THE_LANGUAGE = new Set<PropertyKey>([
  'then',
  'toJSON',
  'constructor',
  'valueOf',
  'hasOwnProperty',
  'isPrototypeOf',
  '__proto__',
  'nodeType',
  'asymmetricMatch',
  '$$typeof',
])

export const createObjects = (send: (call: WireCall) => Wire) => {
  const identities = new WeakMap<object, Identity>()
  const enumNames = new WeakMap<object, { of: string; name: string }>()
  const prototypes = new Map<string, object>()

  const enums: Record<string, Record<string, object>> = {}
  for (const [of, names] of Object.entries(ENUMS)) {
    const values: Record<string, object> = {}
    for (const name of names) {
      const value = { toString: () => name, toJSON: () => name, name: () => name }
      enumNames.set(value, { of, name })
      values[name] = value
    }
    enums[of] = values
  }

  const terms = {
    nameOf: (value: unknown): string | null =>
      typeof value === 'object' && value !== null ? (identities.get(value)?.kind ?? enumNames.get(value)?.of ?? null) : null,
  }

  const object = (kind: string, ref: unknown): object => {
    const made = Object.create(prototypeOf(kind)) as object
    identities.set(made, { kind, ref })
    return made
  }

  const codec = createCodec({
    tag: (value) => {
      const identity = identities.get(value)
      if (identity) return { $: 'ref', kind: identity.kind, ref: identity.ref }
      const named = enumNames.get(value)
      return named ? { $: 'enum', of: named.of, name: named.name } : null
    },
    ref: object,
    enum: (of, name) => enums[of]?.[name],
  })

  const call = (kind: string, method: string, self: unknown, args: unknown[]): unknown => {
    const lists = argumentLists(kind, method) ?? []
    if (!fits(lists, args, terms)) {
      const given = describeArguments(args, terms)
      throw new Exception(`The parameters ${given} don't match the method signature for ${qualifiedName(kind)}.${method}.`)
    }
    const wire = args.map((value, index) => (takesText(lists, index) ? String(value) : codec.encode(value)))
    return codec.decode(send({ kind, method, ref: self, args: wire }))
  }

  const prototypeOf = (kind: string): object => {
    const known = prototypes.get(kind)
    if (known) return known
    const strict = new Proxy(Object.create(null) as object, {
      get: (_, key) => {
        if (typeof key === 'symbol') return undefined
        if (ASKED_BY_THE_LANGUAGE.has(key)) return (Object.prototype as Record<string, unknown>)[key]
        send({ kind: 'Emulator', method: 'notEmulated', ref: null, args: [`${kind}.${key}`] })
        throw new Error(`not emulated: ${kind}.${key}`)
      },
    })
    const made = Object.create(strict) as Record<string, unknown>
    for (const method of Object.keys(SIGNATURES[kind as ClassName] ?? {})) {
      made[method] = function (this: object, ...args: unknown[]) {
        return call(kind, method, identities.get(this)?.ref ?? null, args)
      }
    }
    made.toString = () => kind
    for (const [member, of] of Object.entries(ENUM_MEMBERS[kind] ?? {})) made[member] = enums[of]
    prototypes.set(kind, made)
    return made
  }

  return { object, codec, isServiceObject: (value: object) => identities.has(value) }
}

/** Null and undefined stay what they are where a list takes text: services word that themselves. */
const takesText = (lists: readonly string[], index: number): boolean => lists.every((list) => list.split(' ')[index] === 't')
