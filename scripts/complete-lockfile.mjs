/**
 * After `npm install`: makes package-lock.json usable everywhere. Takes out the addresses that packages came from (each machine
 * asks its own registry), and adds the optional packages of other platforms that the registry at hand did not have: without
 * their entries `npm ci` refuses the whole lockfile.
 */
import { readFileSync, writeFileSync } from 'node:fs'

const FILE = 'package-lock.json'
const lock = JSON.parse(readFileSync(FILE, 'utf8'))

/** '@swc/core-linux-arm64-musl' → where it runs; null for a name that says nothing. */
export const platformOf = (/** @type {string} */ name) => {
  const found = /-(darwin|linux|win32|freebsd|android|openharmony)-(x64|arm64|arm|ia32|ppc64|riscv64|s390x|loong64)(?:-([a-z]+))?$/.exec(name)
  if (!found) return null
  const [, os, cpu, flavour = ''] = found
  const libc = os !== 'linux' ? null : flavour.startsWith('musl') ? 'musl' : 'glibc'
  return { cpu: [cpu], ...(libc ? { libc: [libc] } : {}), os: [os] }
}

for (const [path, entry] of Object.entries(lock.packages)) {
  delete entry.resolved
  if (path === '') continue
  for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
    const places = [`${path}/node_modules/${name}`, `node_modules/${name}`]
    if (places.some((place) => lock.packages[place])) continue
    const platform = platformOf(name)
    if (platform) lock.packages[`node_modules/${name}`] = { version, dev: true, optional: true, ...platform }
  }
}
lock.packages = Object.fromEntries(Object.entries(lock.packages).sort(([a], [b]) => (a < b ? -1 : 1)))
writeFileSync(FILE, `${JSON.stringify(lock, null, 2)}\n`)
