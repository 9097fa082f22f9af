/**
 * The declared surface: every function that Google calls by name, a line or two each. The build makes the static top-level
 * declarations from these lines, with their JSDoc (Apps Script sees no others).
 */
import { connectHeyReach } from './account/connect'
import { readConnection } from './account/connection'
import { PRODUCT } from './account/product'
import { disconnectHeyReach } from './account/disconnect'
import { answer as answerAnyone } from './answer'
import { refreshCampaigns } from './campaigns/refresh-campaigns'
import { AppError } from './errors'
import { clearEvents, exportEvents, planClearEvents } from './deliveries/clear-events'
import { receiveDelivery } from './deliveries/receive-delivery'
import { writeWaitingEvents } from './deliveries/write-waiting-events'
import { hasUi } from './google/has-ui'
import { showMenu } from './google/menu'
import { googleNotices } from './google/notices'
import { googlePorts } from './google/ports'
import { openSidebar } from './google/sidebar-page'
import { deleteUnreadable, retryUnreadable } from './deliveries/retry-unreadable'
import { listUnreadable } from './deliveries/unreadable-entries'
import { answerOf } from './deliveries/web-answers'
import { pageAnswer, postedText, textAnswer } from './google/web-page'
import { addLeadsChunk } from './leads/add-leads'
import { finishAddLeads, pauseCampaign } from './leads/finish-add'
import { loadCampaigns } from './leads/load-campaigns'
import { previewAddLeads } from './leads/preview-add'
import { previewRefresh } from './leads/preview-refresh'
import { previewStopLeads } from './leads/preview-stop'
import { readSelection } from './leads/read-selection'
import { refreshStatusesChunk } from './leads/refresh-statuses'
import { showRows } from './leads/show-rows'
import { startAddLeads } from './leads/start-add'
import { stopLeadsChunk } from './leads/stop-leads'
import { checkSheet, checkSheetHourly, somethingIsWrong } from './health/check-sheet'
import { measureIfPossible } from './health/measure-sheet'
import { readReceivingState } from './health/read-receiving'
import { MENU, MENU_CAPTION, MENU_CAPTION_WRONG } from './menu'
import type { Ports } from './ports'
import { sayProblems } from './say-problems'
import type { ServerFunctions } from './sidebar/protocol'
import { applyNotifications } from './webhooks/apply-notifications'
import { checkAddress } from './webhooks/check-address'
import { lookAfterSheet } from './webhooks/look-after-sheet'
import { lookAtNotifications } from './webhooks/look-at-notifications'
import { planNotifications } from './webhooks/plan-notifications'
import { renewSecret } from './webhooks/renew-secret'
import { stopReceiving } from './webhooks/stop-receiving'
import { ONLY_IN_SPREADSHEET } from './words'

declare const __VERSION__: string

/** Each sidebar function takes what `ServerFunctions` says and answers it as JSON text. */
type Surface = { [Name in keyof ServerFunctions]: (...args: Parameters<ServerFunctions[Name]>) => string } & {
  onOpen(): void
  openAddToCampaign(): void
  openStop(): void
  openUpdate(): void
  openRefresh(): void
  openReplies(): void
  openConnection(): void
  openEvents(): void
  refreshCampaigns(): void
  checkNotifications(): void
  doGet(): GoogleAppsScript.Content.TextOutput
  doPost(event: GoogleAppsScript.Events.DoPost): GoogleAppsScript.Content.TextOutput | GoogleAppsScript.HTML.HtmlOutput
  writeWaitingEvents(): void
}

declare const global: Surface

/** Shows the menu when the spreadsheet is opened. */
global.onOpen = () => showMenu(somethingIsWrong(googlePorts(), __VERSION__) ? MENU_CAPTION_WRONG : MENU_CAPTION, MENU)

/** Menu: opens the sidebar on adding. */
global.openAddToCampaign = () => openSidebar('add')

/** Menu: opens the sidebar on stopping. */
global.openStop = () => openSidebar('stop')

/** Menu: opens the sidebar on profiles. */
global.openUpdate = () => openSidebar('update')

/** Menu: opens the sidebar on statuses. */
global.openRefresh = () => openSidebar('refresh')

/** Menu: opens the sidebar on replies. */
global.openReplies = () => openSidebar('replies')

/** Menu: opens the sidebar on events and notifications. */
global.openEvents = () => openSidebar('events')

/** Menu: opens the sidebar on the connection. */
global.openConnection = () => openSidebar('connect')

/** Menu: brings the Campaigns tab up to date and shows it. */
global.refreshCampaigns = () => sayProblems(googleNotices(), () => refreshCampaigns(googlePorts()))

/** Web address: says what answers here, and which version. */
global.doGet = () => textAnswer({ product: PRODUCT, version: __VERSION__ })

/** Web address: takes what HeyReach sends. */
global.doPost = (event) => {
  const { parameter, body } = postedText(event)
  const answered = answerOf(receiveDelivery(googlePorts(), { secret: parameter.k ?? '', type: parameter.t ?? '', body }, __VERSION__), __VERSION__)
  return 'page' in answered ? pageAnswer(answered.page) : textAnswer(answered.text)
}

/** Trigger, every few minutes: writes what waits. */
global.writeWaitingEvents = () => writeWaitingEvents(googlePorts())

/** Sidebar: the connection and the version. */
global.getSidebarState = () => answer(() => state())

/** Sidebar: tries a key and keeps it. */
global.connectHeyReach = (request) => answer(() => connectHeyReach(googlePorts(), request))

/** Sidebar: forgets the key in use. */
global.disconnectHeyReach = () =>
  answer(() => {
    disconnectHeyReach(googlePorts())
    return state()
  })

/** Sidebar: campaigns and senders to choose from. */
global.loadCampaigns = (request) => answer(() => loadCampaigns(googlePorts(), request.fresh))

/** Sidebar: what is selected on the sheet. */
global.readSelection = () => answer(() => readSelection(googlePorts()))

/** Sidebar: what adding would do. */
global.previewAddLeads = (request) => answer(() => previewAddLeads(googlePorts(), request))

/** Sidebar: rows of a long run say that they wait their turn. */
global.startAddLeads = (request) =>
  answer(() => {
    startAddLeads(googlePorts(), request)
    return null
  })

/** Sidebar: adds the next people of a preview. */
global.addLeadsChunk = (request) => answer(() => addLeadsChunk(googlePorts(), request))

/** Sidebar: closes an adding run. */
global.finishAddLeads = (request) => answer(() => finishAddLeads(googlePorts(), request))

/** Sidebar: pauses a campaign that HeyReach resumed by itself. */
global.pauseCampaign = (request) => answer(() => pauseCampaign(googlePorts(), request))

/** Sidebar: what stopping would do. */
global.previewStopLeads = (request) => answer(() => previewStopLeads(googlePorts(), request))

/** Sidebar: stops the next people of a preview. */
global.stopLeadsChunk = (request) => answer(() => stopLeadsChunk(googlePorts(), request))

/** Sidebar: what refreshing statuses would look for. */
global.previewRefresh = (request) => answer(() => previewRefresh(googlePorts(), request))

/** Sidebar: the next pages of leads from HeyReach, onto the rows. */
global.refreshStatusesChunk = (request) => answer(() => refreshStatusesChunk(googlePorts(), request))

/** Sidebar: selects rows on the sheet. */
global.showRows = (request) =>
  answer(() => {
    showRows(googlePorts(), request)
    return null
  })

/** Sidebar: how this sheet receives events. */
global.readReceiving = () => answer(() => readReceivingState(googlePorts(), __VERSION__))

/** Sidebar: the same, after a look at HeyReach's notifications. */
global.lookAtNotifications = () => receivingAfter((ports) => lookAtNotifications(ports))

/** Sidebar: puts right what is wrong, writes what waits. */
global.checkNow = () => receivingAfter((ports) => checkSheet(ports, __VERSION__))

/** Sidebar: this person looks after the sheet from now on. */
global.lookAfterSheet = (request) => receivingAfter((ports) => lookAfterSheet(ports, request))

/** Sidebar: tries the web app's address, and keeps it when it is the right one. */
global.checkAddress = (request) =>
  answer(() => {
    const ports = googlePorts()
    const checked = checkAddress(ports, request)
    return checked.ok ? { ok: true as const, state: readReceivingState(ports, __VERSION__) } : checked
  })

/** Sidebar: what applying these choices would do at HeyReach. */
global.planNotifications = (request) => answer(() => planNotifications(googlePorts(), request))

/** Sidebar: makes HeyReach send what was chosen. */
global.applyNotifications = (request) => receivingAfter((ports) => applyNotifications(ports, request))

/** Sidebar: a new secret in the notifications' address. */
global.renewSecret = () => receivingAfter((ports) => renewSecret(ports))

/** Sidebar: deletes this sheet's notifications and triggers. */
global.stopReceiving = () => receivingAfter((ports) => stopReceiving(ports))

/** Hourly trigger: keeps HeyReach's notifications as this sheet wants them. */
global.checkNotifications = () => checkSheetHourly(googlePorts(), __VERSION__)

/** Sidebar: events that could not be read. */
global.listUnreadable = () => answer(() => listUnreadable(googlePorts()))

/** Sidebar: tries them again. */
global.retryUnreadable = (request) => measuredAnswer((ports) => retryUnreadable(ports, request.ids))

/** Sidebar: deletes them. */
global.deleteUnreadable = (request) => measuredAnswer((ports) => deleteUnreadable(ports, request.ids))

/** Sidebar: how many events clearing would delete. */
global.planClearEvents = (request) => answer(() => planClearEvents(googlePorts(), request.before))

/** Sidebar: these events as CSV, a part. */
global.exportEvents = (request) => answer(() => exportEvents(googlePorts(), request.before, request.from))

/** Sidebar: deletes old events, as many as the time allows. */
global.clearEvents = (request) => measuredAnswer((ports) => clearEvents(ports, request.before, request.upTo))

/** The sidebar's calls only. */
const answer = <T>(work: () => T): string =>
  answerAnyone(() => {
    if (!hasUi()) throw new AppError('invalid-input', { detail: ONLY_IN_SPREADSHEET })
    return work()
  })

const measuredAnswer = <T>(work: (ports: Ports) => T): string =>
  answer(() => {
    const ports = googlePorts()
    const value = work(ports)
    measureIfPossible(ports)
    return value
  })

const receivingAfter = (work: (ports: Ports) => void): string =>
  answer(() => {
    const ports = googlePorts()
    work(ports)
    return readReceivingState(ports, __VERSION__)
  })

const state = () => ({ view: 'add' as const, ...readConnection(googlePorts()), version: __VERSION__ })
