/** What tells a sheet's notifications from others', and what lets its events in: of random UUIDs. */
import type { Ports } from '../ports'

const randomHex = ({ uuid }: Pick<Ports, 'uuid'>): string => uuid().replace(/[^a-z0-9]/gi, '').toLowerCase()

export const newTag = (ports: Pick<Ports, 'uuid'>): string => randomHex(ports).slice(0, 6)

/** 122 random bits. */
export const newSecret = (ports: Pick<Ports, 'uuid'>): string => randomHex(ports)
