/** Refresh status. */
import type { ViewProps } from './add-view'

export const RefreshPart = (_props: ViewProps) => <main class="content" />
