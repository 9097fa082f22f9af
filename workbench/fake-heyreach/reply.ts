/** The forms an answer takes: empty, JSON, a broken business rule, a request that is not valid. */

export interface Reply {
  status: number
  body: string
}

/** Field name in PascalCase → what is wrong with it. */
export type Problems = Record<string, string[]>

export const done = (): Reply => ({ status: 200, body: '' })

export const json = (value: unknown, status = 200): Reply => ({ status, body: JSON.stringify(value) })

export const broken = (errorMessage: string, status = 400): Reply => json({ errorMessage }, status)

export const noSuchCampaign = (): Reply => broken('There is no campaign with provided id.', 404)

/** The problem form of ASP.NET; of its wrapper only `errors` was measured. */
export const invalid = (errors: Problems): Reply =>
  json(
    {
      type: 'https://tools.ietf.org/html/rfc7231#section-6.5.1',
      title: 'One or more validation errors occurred.',
      status: 400,
      traceId: '00-00000000000000000000000000000001-0000000000000001-00',
      errors
    },
    400
  )
