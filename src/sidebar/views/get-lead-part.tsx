/** Get lead. */
import type { ViewProps } from './add-view'

export const GetLeadPart = (_props: ViewProps) => <main class="content" />
