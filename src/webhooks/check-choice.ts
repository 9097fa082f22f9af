/** What somebody chose to be notified of, as it can be carried out. */
import type { Receiving } from '../account/receiving'
import { AppError } from '../errors'
import type { NotificationsRequest } from '../sidebar/protocol'
import { CANNOT_RECEIVE } from '../words'
import { ALL_TYPES, isNotificationType } from './notification-types'

/** In the table's order. Throws invalid-input. */
export const checkChoice = ({ url }: Pick<Receiving, 'url'>, { types, on }: NotificationsRequest): NotificationsRequest => {
  if (url === '') throw new AppError('invalid-input', { detail: CANNOT_RECEIVE.noAddress })
  if (!types.every(isNotificationType)) throw new AppError('invalid-input', { detail: CANNOT_RECEIVE.unknownType })
  if (on && types.length === 0) throw new AppError('invalid-input', { detail: CANNOT_RECEIVE.noTypes })
  return { types: ALL_TYPES.filter((type) => types.includes(type)), on }
}
