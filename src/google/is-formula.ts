/**
 * Whether a formula in a cell asks, or somebody at the sidebar. The page that the web app answers with could call a formula’s function
 * too, as its deployer, and read the sheet with it (see `has-ui.ts`). What needs consent is closed to formulas and open to the web app
 * (platform facts §4), so whoever may look at triggers is no formula.
 */
import { hasUi } from './has-ui'

export const isFormula = (): boolean => {
  try {
    ScriptApp.getProjectTriggers()
  } catch {
    return true
  }
  return hasUi()
}
