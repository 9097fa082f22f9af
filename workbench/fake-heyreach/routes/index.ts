/** Every route that the stand-in carries out. */
import { addLeadsRoutes } from './add-leads'
import { authRoutes } from './auth'
import { campaignLeadRoutes } from './campaign-leads'
import { campaignRoutes } from './campaigns'
import { leadRoutes } from './lead'
import { liAccountRoutes } from './li-accounts'
import type { Route } from './route'
import { statsRoutes } from './stats'
import { webhookRoutes } from './webhooks'

export const routes: readonly Route[] = [
  ...authRoutes,
  ...campaignRoutes,
  ...addLeadsRoutes,
  ...campaignLeadRoutes,
  ...leadRoutes,
  ...liAccountRoutes,
  ...statsRoutes,
  ...webhookRoutes
]
