/** Figures over a period, in all and by day. HeyReach adds new ones: every number is kept under its name. */
import type { OverallStats, Stats } from './api-types'
import { isObject, numberOf } from './read-json'
import { timeOf } from './read-time'

export const parseOverallStats = (value: unknown): OverallStats | null => {
  if (!isObject(value) || !isObject(value['overallStats'])) return null
  const byDay = isObject(value['byDayStats']) ? value['byDayStats'] : {}
  return {
    overall: statsOf(value['overallStats']),
    byDay: Object.keys(byDay)
      .flatMap((day) => {
        const at = timeOf(day)
        return at === null ? [] : [{ at, stats: statsOf(byDay[day]) }]
      })
      .sort((a, b) => a.at - b.at),
  }
}

const statsOf = (value: unknown): Stats => {
  const stats: Stats = {}
  if (!isObject(value)) return stats
  for (const name of Object.keys(value)) {
    const figure = numberOf(value[name])
    if (figure !== null) stats[name] = figure
  }
  return stats
}
