/** The whole page: reads the state, shows one of its views, keeps the others alive (a run goes on behind). */
import { useCallback, useEffect, useMemo, useState } from 'preact/hooks'
import type { Call } from '../bridge'
import { countCalls } from '../count-calls'
import { Header } from '../parts/header'
import { ErrorCard } from '../parts/error-card'
import { Loading } from '../parts/loading'
import type { Asked, CampaignChoices, SidebarState, View } from '../protocol'
import { Page } from '../server-context'
import { useLoaded } from '../use-loaded'
import { useReceiving } from '../use-receiving'
import { AddView } from './add-view'
import { ConnectView } from './connect-view'
import { EventsView } from './events-view'
import { NotConnected } from './not-connected'
import { RepliesView } from './replies-view'
import { StopView } from './stop-view'
import { UpdateView } from './update-view'

interface AppProps {
  call: Call
  close: () => void
  /** What the menu item asked for, where the page knows it before the server answers. */
  viewAsked: Asked | null
}

export const App = ({ call: uncounted, close, viewAsked: asked }: AppProps) => {
  const viewAsked = asked === 'refresh' ? 'update' : asked
  const { call, underWay } = useMemo(() => countCalls(uncounted), [uncounted])
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
  const receiving = useReceiving(call)

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
  // Its tab says when something is wrong, whichever view is in front; what the key opens bears on it too.
  const opened = state !== null
  useEffect(() => {
    if (opened) receiving.read()
  }, [opened, keyNumber])
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
  const wrong: View[] = receiving.state?.health.some(({ level }) => level === 'bad') ? ['events'] : []
  const shared = { campaigns, onReload: () => reload(true), onBusy: markBusy }

  return (
    <Page.Provider value={page}>
      <div class="page">
        {!state ? (
          <main class="content">
            {loadedState.kind === 'failed' ? (
              <ErrorCard error={loadedState.error} onRetry={readState} />
            ) : (
              <Loading words="Opening…" />
            )}
          </main>
        ) : (
          <>
            <Header view={view} connection={state.connection} busy={busy} wrong={wrong} onView={setView} />
            {panel('add', connected ? <AddView key={keyNumber} {...shared} /> : notYet)}
            {panel('stop', connected ? <StopView key={keyNumber} {...shared} /> : notYet)}
            {panel('update', connected ? <UpdateView key={keyNumber} {...shared} first={asked === 'refresh' ? 'statuses' : 'profiles'} /> : notYet)}
            {panel('replies', <RepliesView shown={view === 'replies'} onView={setView} />)}
            {panel(
              'events',
              <EventsView key={keyNumber} receiving={receiving} connected={connected} shown={view === 'events'} underWay={underWay} onBusy={markBusy} onView={setView} />,
            )}
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
