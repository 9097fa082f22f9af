/**
 * Who may import whom. One line a room of src/; a room that comes later gets its line here.
 * What is forbidden says where the thing belongs instead.
 */

/** Ground that every feature stands on; words.ts is the door to words/. */
const GROUND = ['ports.ts', 'errors.ts', 'words.ts', 'linkedin', 'table', 'heyreach', 'sidebar/protocol.ts']

/** Room → what it may import besides itself, relative to src/; and the words of the refusal. @type {Record<string, { may: string[], words: string }>} */
const ROOMS = {
  linkedin: { may: ['ports.ts', 'errors.ts'], words: 'linkedin/ is a leaf room: it may use ports and errors only.' },
  table: { may: ['ports.ts', 'errors.ts'], words: 'table/ is a leaf room: it may use ports and errors only.' },
  heyreach: { may: ['ports.ts', 'errors.ts'], words: 'heyreach/ is a leaf room: it may use ports and errors only.' },
  words: {
    may: ['errors.ts', 'linkedin', 'sidebar/protocol.ts', 'events/unreadable-cause.ts'],
    words: 'words/ only says what is so: it may use errors and the kinds of things, and nothing that finds out.'
  },
  google: {
    may: ['ports.ts', 'errors.ts', 'table', 'menu.ts', 'sidebar/protocol.ts'],
    words: 'google/ knows no feature: it carries out ports.ts, and may use what table/ knows of cells.'
  },
  account: { may: GROUND, words: 'account/ is built on leaf rooms only.' },
  leads: { may: [...GROUND, 'account'], words: 'leads/ may use account/ and leaf rooms.' },
  campaigns: { may: [...GROUND, 'account', 'leads'], words: 'campaigns/ may use account/, leads/ and leaf rooms.' },
  events: { may: GROUND, words: 'events/ is built on leaf rooms only.' },
  deliveries: { may: [...GROUND, 'account', 'events'], words: 'deliveries/ may use events/, account/ and leaf rooms.' },
  webhooks: { may: [...GROUND, 'account'], words: 'webhooks/ may use account/ and leaf rooms.' },
  health: { may: [...GROUND, 'account', 'contacts', 'events', 'deliveries', 'webhooks'], words: 'health/ looks at what others do: account/, contacts/, events/, deliveries/, webhooks/ and leaf rooms.' },
  contacts: { may: [...GROUND, 'events', 'leads'], words: 'contacts/ may use events/, leads/ and leaf rooms.' },
  formulas: { may: [...GROUND, 'account', 'contacts'], words: 'formulas/ may use contacts/, account/ and leaf rooms.' },
  sidebar: {
    may: ['ports.ts', 'errors.ts', 'words.ts', 'leads/lead-fields.ts', 'leads/custom-field-name.ts'],
    words: 'The sidebar is a page of its own: protocol, words and the tables of fields only; everything else is asked of the server with call(…).'
  }
}

const DOOR = 'words.ts is the door to words/: import that.'

/** The zones of import-x/no-restricted-paths. */
export const LAYERS = [
  { target: './src', from: ['./workbench', './bench', './test', './scripts', './demo'], message: 'src/ runs at Google: it knows no workbench, tests or scripts.' },
  { target: './workbench', from: ['./src', './test', './bench', './demo'], message: 'The workbench knows no feature: it runs dist/, the files that would be pushed.' },
  { target: './src/!(google|index.ts)/**/*', from: './src/google', message: 'Only index.ts puts google/ behind the ports.' },
  { target: './src/!(index).ts', from: './src/google', message: 'Only index.ts puts google/ behind the ports.' },
  { target: './src/!(words)/**/*', from: './src/words', message: DOOR },
  { target: './src/!(words).ts', from: './src/words', message: DOOR },
  ...Object.entries(ROOMS).map(([room, { may, words }]) => ({
    target: `./src/${room}`,
    from: './src',
    except: [room, ...may].map((path) => `./${path}`),
    message: words
  }))
]
