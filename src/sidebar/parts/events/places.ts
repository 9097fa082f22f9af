/** Where on the view's page things are, so that a finding or a finished step can lead there. */
import type { StepId } from '../../set-up-steps'

export const PLACE = {
  health: 'events-health',
  setUp: 'events-set-up',
  receiving: 'events-receiving',
  notifications: 'events-notifications',
  unreadable: 'events-unreadable',
  clear: 'events-clear',
} as const

export const stepPlace = (step: StepId): string => `events-step-${step}`
