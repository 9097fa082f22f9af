/** /lead: what HeyReach knows about a profile. */
import { leadObject } from '../lead-objects'
import { profileKey } from '../profile-key'
import { broken, done, invalid, json, type Reply } from '../reply'
import type { Route, RouteContext } from './route'

const getLead = ({ body, store, workspace, switches }: RouteContext): Reply => {
  const profileUrl = body.text('profileUrl')?.trim() || null
  if (profileUrl === null) body.problem('profileUrl', 'The ProfileUrl field is required.')
  const problems = body.problems()
  if (problems) return invalid(problems)
  const key = profileKey(profileUrl ?? '')
  const person = key === null ? null : store.person(workspace.id, key)
  if (person) return json(leadObject(person))
  // What a lead nobody knows answers was never seen.
  return switches.getUnknownLead === 'empty'
    ? done()
    : broken('The lead does not exist!', switches.getUnknownLead === '404' ? 404 : 400)
}

export const leadRoutes: Route[] = [{ method: 'POST', path: '/lead/GetLead', body: true, answer: getLead }]
