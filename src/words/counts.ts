/** Numbers and times as people read them. */

export const plural = (count: number, one: string, many = `${one}s`): string =>
  `${thousands(count)} ${count === 1 ? one : many}`

/** 1234567 → '1,234,567', without relying on the platform's locale. */
export const thousands = (count: number): string => String(count).replace(/\B(?=(\d{3})+$)/g, ',')

export const durationInWords = (ms: number): string => {
  const seconds = Math.ceil(ms / 1000)
  if (seconds <= 5) return 'a few seconds'
  return seconds < 90 ? `about ${plural(Math.ceil(seconds / 5) * 5, 'second')}` : `about ${plural(Math.ceil(seconds / 60), 'minute')}`
}
