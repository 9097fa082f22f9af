/** The facade and the thread's program as script text, built once a process. */
import { buildSync } from 'esbuild'
import { join } from 'node:path'

const HERE = 'workbench/fake-apps-script'

const built = new Map<string, string>()

const bundle = (file: string, options: Parameters<typeof buildSync>[0]): string => {
  const known = built.get(file)
  if (known !== undefined) return known
  const { outputFiles } = buildSync({
    entryPoints: [join(process.cwd(), HERE, file)],
    bundle: true,
    write: false,
    logLevel: 'silent',
    ...options,
  })
  const text = outputFiles?.[0]?.text ?? ''
  built.set(file, text)
  return text
}

export const facadeSource = (): string => bundle('facade/main.ts', { format: 'iife', target: 'es2020' })

export const threadSource = (): string => bundle('threads/worker.ts', { format: 'cjs', platform: 'node', target: 'node20' })
