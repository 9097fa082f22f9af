/** What Add and Stop show before there is a key. */
import type { SidebarState, View } from '../protocol'

export const NotConnected = ({ state, onView }: { state: SidebarState; onView: (view: View) => void }) => (
  <main class="content">
    <section class="card welcome">
      <h2>Connect to HeyReach first</h2>
      <p>
        {state.pinnedWorkspaceName
          ? `This sheet belongs to ${state.pinnedWorkspaceName}. You need an API key of that client’s HeyReach workspace.`
          : 'Paste the API key of the client this sheet is for. It takes a minute.'}
      </p>
      <button type="button" class="primary wide" onClick={() => onView('connect')}>
        Connect
      </button>
    </section>
  </main>
)
