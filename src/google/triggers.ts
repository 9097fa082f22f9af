/** Time triggers. ScriptApp shows and deletes only those of the person who runs (platform facts §5.2). */
import type { Triggers } from '../ports'

export const googleTriggers = (): Triggers => ({
  list: () =>
    ScriptApp.getProjectTriggers().map((trigger) => {
      const functionName = trigger.getHandlerFunction()
      return { id: trigger.getUniqueId(), functionName }
    }),
  everyMinutes: (functionName, minutes) => void ScriptApp.newTrigger(functionName).timeBased().everyMinutes(minutes).create(),
  everyHour: (functionName) => void ScriptApp.newTrigger(functionName).timeBased().everyHours(1).create(),
  delete: (id) => {
    for (const trigger of ScriptApp.getProjectTriggers()) if (trigger.getUniqueId() === id) ScriptApp.deleteTrigger(trigger)
  },
  requireConsent: () => ScriptApp.requireAllScopes(ScriptApp.AuthMode.FULL),
})
