/** The command line of `npm start`. */

export interface Flags {
  port: number | null
  data: string
  open: boolean
  fresh: boolean
  watch: boolean
  ready: boolean
  minuteSeconds: number
  heyReachUrl: string | null
  help: boolean
}

export const HELP = `npm start -- [flags]
  --port N         the page's port (default: the first free one from 4173 up)
  --data DIR       where the spreadsheet is kept (default: .workbench)
  --fresh          begin anew: forget the saved spreadsheet, properties and emulated HeyReach
  --no-open        do not open the browser
  --watch          build again whenever the source changes
  --ready          a fresh spreadsheet starts connected and set up
  --minute N       seconds that a minute of the triggers' clock takes (default: 60)
  --heyreach URL   an API root to use instead of the emulated HeyReach
  --help           this`

/** Throws with words for the person where a flag is unknown or its value makes no sense. */
export const readFlags = (argv: readonly string[]): Flags => {
  const flags: Flags = { port: null, data: '.workbench', open: true, fresh: false, watch: false, ready: false, minuteSeconds: 60, heyReachUrl: null, help: false }
  const rest = argv.flatMap((word) => {
    const match = /^(--[a-z-]+)=(.*)$/s.exec(word)
    return match ? [match[1]!, match[2]!] : [word]
  })
  const value = (flag: string): string => {
    const next = rest.shift()
    if (next === undefined || next.startsWith('--')) throw new Error(`${flag} needs a value.\n\n${HELP}`)
    return next
  }
  for (let flag = rest.shift(); flag !== undefined; flag = rest.shift()) {
    switch (flag) {
      case '--port':
        flags.port = readPort(value(flag))
        break
      case '--data':
        flags.data = value(flag)
        break
      case '--heyreach':
        flags.heyReachUrl = readAddress(value(flag))
        break
      case '--no-open':
        flags.open = false
        break
      case '--fresh':
        flags.fresh = true
        break
      case '--watch':
        flags.watch = true
        break
      case '--ready':
        flags.ready = true
        break
      case '--minute':
        flags.minuteSeconds = readSeconds(value(flag))
        break
      case '--help':
        flags.help = true
        break
      default:
        throw new Error(`There is no flag ${flag}.\n\n${HELP}`)
    }
  }
  return flags
}

const readPort = (text: string): number => {
  const port = Number(text)
  if (!/^\d+$/.test(text) || port > 65535) throw new Error(`--port ${text}: a number from 0 to 65535 is needed.`)
  return port
}

const readSeconds = (text: string): number => {
  const seconds = Number(text)
  if (!/^\d+(\.\d+)?$/.test(text) || seconds < 0.5 || seconds > 60) throw new Error(`--minute ${text}: a number of seconds from 0.5 to 60 is needed.`)
  return seconds
}

const readAddress = (text: string): string => {
  const url = URL.canParse(text) ? new URL(text) : null
  if (!url || !/^https?:$/.test(url.protocol)) throw new Error(`--heyreach ${text}: an address such as http://127.0.0.1:8080/api/public is needed.`)
  return text.replace(/\/$/, '')
}
