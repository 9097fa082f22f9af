/** /auth: whether the key is good. The door has checked it already; the answer has no body. */
import { done } from '../reply'
import type { Route } from './route'

export const authRoutes: Route[] = [{ method: 'GET', path: '/auth/CheckApiKey', body: false, answer: () => done() }]
