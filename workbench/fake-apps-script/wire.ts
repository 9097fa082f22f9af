/**
 * How values cross between a script's context and the services: plain JSON, with Dates, odd numbers, service objects
 * and enum values tagged. Used by both sides; nothing here depends on which realm a value was made in.
 */

export type Wire =
  | null
  | boolean
  | number
  | string
  | Wire[]
  | { $: 'date'; at: number | null }
  | { $: 'number'; is: string }
  | { $: 'undefined' }
  | { $: 'object'; of: Record<string, Wire> }
  | { $: 'function'; source: string }
  | { $: 'ref'; kind: string; ref: unknown }
  | { $: 'enum'; of: string; name: string }

/** A service object as the services see it: which class, and what identifies it. */
export interface Ref<T = unknown> {
  readonly $ref: string
  readonly ref: T
}

export interface EnumValue {
  readonly $enum: string
  readonly name: string
}

/** What a context calls: a method of a service object, or of a service itself (`ref` null). */
export interface WireCall {
  kind: string
  method: string
  ref: unknown
  args: Wire[]
}

export type WireReply = { value: Wire } | { error: { name: string; message: string } } | { dead: true }

/** How one side names and makes the things that JSON does not know. */
export interface WireTerms {
  /** The tagged form of a service object or an enum value; null for anything else. */
  tag(value: object): Wire | null
  ref(kind: string, ref: unknown): unknown
  enum(of: string, name: string): unknown
}

const classOf = (value: unknown): string => Object.prototype.toString.call(value)

export const isDate = (value: unknown): value is Date => classOf(value) === '[object Date]'

export const createCodec = (terms: WireTerms) => {
  const encode = (value: unknown): Wire => {
    if (value === null || value === undefined) return null
    if (typeof value === 'string' || typeof value === 'boolean') return value
    if (typeof value === 'number') return Number.isFinite(value) ? value : { $: 'number', is: String(value) }
    if (typeof value === 'function') return { $: 'function', source: String(value) }
    if (typeof value !== 'object') return String(value)
    if (Array.isArray(value)) return value.map(encode)
    if (isDate(value)) return { $: 'date', at: Number.isNaN(value.getTime()) ? null : value.getTime() }
    const tagged = terms.tag(value)
    if (tagged !== null) return tagged
    const of: Record<string, Wire> = {}
    for (const key of Object.keys(value)) of[key] = encode((value as Record<string, unknown>)[key])
    return { $: 'object', of }
  }

  const decode = (wire: Wire): unknown => {
    if (wire === null || typeof wire !== 'object') return wire
    if (Array.isArray(wire)) return wire.map(decode)
    switch (wire.$) {
      case 'date':
        return new Date(wire.at ?? NaN)
      case 'undefined':
        return undefined
      case 'number':
        return Number(wire.is)
      case 'function':
        return wire.source
      case 'ref':
        return terms.ref(wire.kind, wire.ref)
      case 'enum':
        return terms.enum(wire.of, wire.name)
      case 'object': {
        const made: Record<string, unknown> = {}
        for (const key of Object.keys(wire.of)) made[key] = decode(wire.of[key] ?? null)
        return made
      }
    }
  }

  return { encode, decode }
}

/** The services' side: references stay references. */
export const serviceCodec = createCodec({
  tag: (value) => {
    if ('$ref' in value) return { $: 'ref', kind: (value as Ref).$ref, ref: (value as Ref).ref }
    if ('$enum' in value) return { $: 'enum', of: (value as EnumValue).$enum, name: (value as EnumValue).name }
    return null
  },
  ref: (kind, ref): Ref => ({ $ref: kind, ref }),
  enum: (of, name): EnumValue => ({ $enum: of, name }),
})

export const refTo = <T>(kind: string, ref: T): Ref<T> => ({ $ref: kind, ref })
export const enumValue = (of: string, name: string): EnumValue => ({ $enum: of, name })
