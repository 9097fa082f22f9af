/** The whole page: reads the state, shows one of three views, keeps the others alive (a run goes on behind). */
import { useCallback, useEffect, useMemo, useState } from 'preact/hooks'
import type { Call } from '../bridge'
import { Header } from '../parts/header'
import { ErrorCard } from '../parts/error-card'
import type { CampaignChoices, SidebarState, View } from '../protocol'
import { Page } from '../server-context'
import { useLoaded } from '../use-loaded'
import { AddView } from './add-view'
import { ConnectView } from './connect-view'
import { NotConnected } from './not-connected'
import { StopView } from './stop-view'

interface AppProps {
  call: Call
  close: () => void
  /** What the menu item asked for, where the page knows it before the server answers. */
  viewAsked: View | null
}

export const App = ({ call, close, viewAsked }: AppProps) => {
  const [sentence, announce] = useState('')
  const page = useMemo(() => ({ call, announce, close }), [call, close])
  const [loadedState, loadState] = useLoaded<SidebarState>()
  const [state, setState] = useState<SidebarState | null>(null)
  const [view, setView] = useState<View>(viewAsked ?? 'add')
  const [visited, setVisited] = useState<View[]>([])
  const [busy, setBusy] = useState<View[]>([])
  /** Another key may mean another workspace: everything known of the former is forgotten. */
  const [keyNumber, setKeyNumber] = useState(0)
  const [campaigns, loadCampaigns, forgetCampaigns] = useLoaded<CampaignChoices>()

  const readState = (): void => {
    loadState(
      () => call('getSidebarState'),
      (read) => {
        setState(read)
        setView(viewAsked ?? read.view)
      },
    )
  }
  useEffect(readState, [])
  useEffect(() => setVisited((before) => (before.includes(view) ? before : [...before, view])), [view])

  const reload = (fresh: boolean): void => loadCampaigns(() => call('loadCampaigns', { fresh }))
  const connected = state?.connection != null
  useEffect(() => {
    if (connected) reload(keyNumber > 0)
  }, [connected, keyNumber])

  const markBusy = useCallback((which: View, isBusy: boolean): void => {
    setBusy((before) => (isBusy ? [...before.filter((each) => each !== which), which] : before.filter((each) => each !== which)))
  }, [])
  const changed = (now: SidebarState): void => {
    setState(now)
    forgetCampaigns()
    setKeyNumber(keyNumber + 1)
    setVisited([view])
  }

  const panel = (which: View, content: preact.ComponentChildren) =>
    (visited.includes(which) || view === which) && (
      <div class="panel" hidden={view !== which}>
        {content}
      </div>
    )
  const notYet = state && <NotConnected state={state} onView={setView} />
  const shared = { campaigns, onReload: () => reload(true), onBusy: markBusy }

  return (
    <Page.Provider value={page}>
      <div class="page">
        {!state ? (
          <main class="content">
            {loadedState.kind === 'failed' ? (
              <ErrorCard error={loadedState.error} onRetry={readState} />
            ) : (
              <p class="loading" role="status">
                Opening…
              </p>
            )}
          </main>
        ) : (
          <>
            <Header view={view} connection={state.connection} busy={busy} onView={setView} />
            {panel('add', connected ? <AddView key={keyNumber} {...shared} /> : notYet)}
            {panel('stop', connected ? <StopView key={keyNumber} {...shared} /> : notYet)}
            {panel('connect', <ConnectView state={state} busy={busy.length > 0} onChange={changed} onView={setView} />)}
          </>
        )}
        <p class="sr-only" role="status" aria-live="polite">
          {sentence}
        </p>
      </div>
    </Page.Provider>
  )
}
