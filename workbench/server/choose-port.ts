/** Listens on the wanted port of 127.0.0.1, or on the first free one from 4173 up. */
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'

export const FIRST_PORT = 4173
const TRIED = 100

export const listen = async (server: Server, wanted: number | null): Promise<number> => {
  if (wanted !== null) return attempt(server, wanted)
  for (let port = FIRST_PORT; port < FIRST_PORT + TRIED; port++) {
    try {
      return await attempt(server, port)
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error
    }
  }
  throw new Error(`No port is free from ${FIRST_PORT} to ${FIRST_PORT + TRIED - 1}. Name one with --port.`)
}

const attempt = (server: Server, port: number): Promise<number> =>
  new Promise((done, fail) => {
    server.once('error', fail)
    server.listen(port, '127.0.0.1', () => {
      server.off('error', fail)
      done((server.address() as AddressInfo).port)
    })
  })
