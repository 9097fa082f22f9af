/** What every view needs from the page: the call to the server, and a sentence for screen readers. */
import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import type { Call } from './bridge'
import { notInGoogle } from './bridge-words'

export interface PageServices {
  call: Call
  /** Says it in the page's live region. */
  announce(sentence: string): void
  /** Closes the sidebar where Google's page lets us. */
  close(): void
}

export const Page = createContext<PageServices>({
  call: () => Promise.reject(notInGoogle()),
  announce: () => undefined,
  close: () => undefined,
})

export const usePage = (): PageServices => useContext(Page)
