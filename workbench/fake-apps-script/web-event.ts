/** The event of doGet and doPost: query, form fields and body; never a header, an address, a method (platform facts §1.1). */
import type { Switches } from './types'
import type { WebRequest } from './web-app'

export interface WebEvent {
  queryString: string
  parameter: Record<string, string>
  parameters: Record<string, string[]>
  contextPath: ''
  contentLength: number
  pathInfo?: string
  postData?: { contents: string; length: number; name: 'postData'; type: string }
}

const FORM = 'application/x-www-form-urlencoded'

export const webEvent = (request: WebRequest, charset: Switches['postDataCharset'] = 'kept'): WebEvent => {
  const { method, path = '', query = '', contentType = FORM, body = '', bytes } = request
  const posted = method === 'POST'
  const length = bytes ?? Buffer.byteLength(body)
  const type = charset === 'kept' ? contentType : (contentType.split(';')[0] ?? '').trim()
  // A form's fields join the query's; JSON does not become parameters, unless it is sent as a form.
  const fields = [...new URLSearchParams(query), ...(posted && contentType.startsWith(FORM) ? new URLSearchParams(body) : [])]
  const parameters: Record<string, string[]> = {}
  for (const [name, value] of fields) parameters[name] = [...(parameters[name] ?? []), value]
  return {
    queryString: query,
    parameter: Object.fromEntries(Object.entries(parameters).map(([name, values]) => [name, values[0] ?? ''])),
    parameters,
    contextPath: '',
    contentLength: posted ? length : -1,
    ...(path.length > 1 ? { pathInfo: path.replace(/^\//, '') } : {}),
    ...(posted && length > 0 ? { postData: { contents: body, length, name: 'postData' as const, type } } : {}),
  }
}
