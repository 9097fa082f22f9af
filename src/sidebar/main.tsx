/** The sidebar's start: finds Google's runner and draws the page. */
import { render } from 'preact'
import { createBridge, type ScriptRunner } from './bridge'
import type { Asked } from './protocol'
import { App } from './views/app'

declare const google: { script?: { run?: ScriptRunner; host?: { close?(): void } } } | undefined

const findRunner = (): ScriptRunner | null => (typeof google === 'undefined' ? null : (google?.script?.run ?? null))
const close = (): void => {
  if (typeof google !== 'undefined') google?.script?.host?.close?.()
}

const VIEWS: readonly string[] = ['connect', 'add', 'stop', 'update', 'refresh', 'replies', 'events'] satisfies Asked[]

/** The menu item's choice stands in an attribute of the body, which the server puts there. */
const viewAsked = (): Asked | null => {
  const view = document.body.getAttribute('data-view') ?? ''
  return VIEWS.includes(view) ? (view as Asked) : null
}

const root = document.getElementById('app')
if (root) render(<App call={createBridge(findRunner)} close={close} viewAsked={viewAsked()} />, root)
