/**
 * Deployments of the web app: an address each, whose code stays until somebody updates it (platform facts §1.3, §7).
 * Opening the workbench deploys what is in dist/ to all of them, as `npm run deploy` does.
 */
import { randomBytes } from 'node:crypto'
import type { Project, ThreadedHost } from '../fake-apps-script/types'

export interface Deployment {
  id: string
  /** Runs as this person. */
  deployer: string
  /** Epoch ms. */
  made: number
  version: number
}

export interface Deployments {
  all(): Deployment[]
  get(id: string): Deployment | undefined
  newest(): number
  /** Of the newest version, by this person, at a new address. */
  create(deployer: string): Deployment
  /** The newest version at the same address; false where there is no such deployment. */
  update(id: string): boolean
  /** Other code is there: menus and triggers run it, deployments stay with what they have. */
  projectChanged(project: Project): void
  toJson(): unknown
}

export const FIRST_DEPLOYMENT = 'local'

export const createDeployments = (host: ThreadedHost, project: Project, deployer: string, saved: unknown): Deployments => {
  let newest = { version: 1, project }
  const known = readSaved(saved)
  let all: Deployment[] = (known.length > 0 ? known : [{ id: FIRST_DEPLOYMENT, deployer, made: Date.now() }])
    .map((one) => ({ ...one, version: newest.version }))

  const pin = (id: string): void => host.setProject(newest.project, { for: 'web-app', deployment: id })
  for (const { id } of all) pin(id)

  return {
    all: () => [...all],
    get: (id) => all.find((one) => one.id === id),
    newest: () => newest.version,
    create: (by) => {
      const made = { id: newId(), deployer: by, made: Date.now(), version: newest.version }
      all = [...all, made]
      pin(made.id)
      return made
    },
    update: (id) => {
      if (!all.some((one) => one.id === id)) return false
      pin(id)
      all = all.map((one) => (one.id === id ? { ...one, version: newest.version } : one))
      return true
    },
    projectChanged: (next) => {
      newest = { version: newest.version + 1, project: next }
      host.setProject(next, { for: 'newest' })
    },
    toJson: () => all.map(({ id, deployer: by, made }) => ({ id, deployer: by, made }))
  }
}

/** As long as Google's, and of their beginning. */
const newId = (): string => `AKfycb${randomBytes(39).toString('base64url')}`

const readSaved = (saved: unknown): Omit<Deployment, 'version'>[] =>
  (Array.isArray(saved) ? (saved as Record<string, unknown>[]) : []).flatMap(({ id, deployer, made }) =>
    typeof id === 'string' && typeof deployer === 'string' && typeof made === 'number' ? [{ id, deployer, made }] : [])
