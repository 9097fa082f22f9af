/** What `npm start` opens: the workbench, which knows no feature, and the steps that make this add-on ready in it. */
import { main as open } from '../workbench/start'
import { makeReady } from './make-ready'

export const main = (argv: readonly string[]): Promise<void> => open(argv, makeReady)
