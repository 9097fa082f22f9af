/** /li_account: the LinkedIn accounts that write to leads. */
import { accountObject } from '../account-object'
import { pageOf } from '../create-reader'
import { broken, invalid, json, type Reply } from '../reply'
import type { Route, RouteContext } from './route'

const getAll = ({ body, store, workspace, switches }: RouteContext): Reply => {
  const page = body.page(100)
  const keyword = body.text('keyword')?.toLowerCase() ?? ''
  const problems = body.problems()
  if (problems) return invalid(problems)
  const found = store
    .senders(workspace)
    .filter(({ firstName, lastName, emailAddress }) =>
      `${firstName ?? ''} ${lastName ?? ''} ${emailAddress}`.toLowerCase().includes(keyword)
    )
  const { totalCount, items } = pageOf(found, page)
  return json({ totalCount, items: items.map((sender) => accountObject(sender, store, switches.accountShape)) })
}

const getById = ({ query, store, workspace, switches }: RouteContext): Reply => {
  const id = query.integer('accountId')
  const problems = query.problems()
  if (problems) return invalid(problems)
  const sender = store.senders(workspace).find((one) => one.id === id)
  return sender
    ? json(accountObject(sender, store, switches.accountShape))
    : broken('There is no LinkedIn account with provided id.', 404)
}

export const liAccountRoutes: Route[] = [
  { method: 'POST', path: '/li_account/GetAll', body: true, answer: getAll },
  { method: 'GET', path: '/li_account/GetById', body: false, answer: getById }
]
