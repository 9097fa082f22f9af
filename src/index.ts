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
import { insertLiveStatus } from './contacts/insert-live-status'
import { listReplies } from './contacts/list-replies'
import { tellReplies } from './contacts/replies-since'
import { showReply } from './contacts/show-reply'
import { AppError } from './errors'
import { followInReceiver, followInTrigger, followThoroughly } from './contacts/follow-what-was-written'
import { clearEvents, exportEvents, planClearEvents } from './deliveries/clear-events'
import { receiveDelivery } from './deliveries/receive-delivery'
import { writeWaitingEvents } from './deliveries/write-waiting-events'
import { heyreachLead } from './formulas/heyreach-lead'
import { linkedinUrls } from './formulas/linkedin-url'
import { hasUi } from './google/has-ui'
import { isFormula } from './google/is-formula'
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
import { getLeadsChunk } from './leads/get-leads'
import { loadCampaigns } from './leads/load-campaigns'
import { lookUpProfile } from './leads/look-up-profile'
import { previewAddLeads } from './leads/preview-add'
import { previewGetLead } from './leads/preview-get-lead'
import { previewRefresh } from './leads/preview-refresh'
import { previewStopLeads } from './leads/preview-stop'
import { readSelection } from './leads/read-selection'
import { refreshStatusesChunk } from './leads/refresh-statuses'
import { showRows } from './leads/show-rows'
import { startAddLeads } from './leads/start-add'
import { stopLeadsChunk } from './leads/stop-leads'
import { toggleFollowing } from './leads/toggle-following'
import { checkSheet, checkSheetHourly, somethingIsWrong } from './health/check-sheet'
import { measureIfPossible } from './health/measure-sheet'
import { readReceivingState } from './health/read-receiving'
import { MENU, MENU_CAPTION, MENU_CAPTION_WRONG } from './menu'
import type { CellInput, Ports } from './ports'
import { sayProblems } from './say-problems'
import type { ServerFunctions } from './sidebar/protocol'
import { applyNotifications } from './webhooks/apply-notifications'
import { checkAddress } from './webhooks/check-address'
import { lookAfterSheet } from './webhooks/look-after-sheet'
import { lookAtNotifications } from './webhooks/look-at-notifications'
import { planNotifications } from './webhooks/plan-notifications'
import { renewSecret } from './webhooks/renew-secret'
import { stopReceiving } from './webhooks/stop-receiving'
import { FORMULA, ONLY_IN_SPREADSHEET } from './words'

declare const __VERSION__: string

/** Each sidebar function takes what `ServerFunctions` says and answers it as JSON text. */
type Surface = { [Name in keyof ServerFunctions]: (...args: Parameters<ServerFunctions[Name]>) => string } & {
  onOpen(): void
  openAddToCampaign(): void
  openStop(): void
  openUpdate(): void
  openRefresh(): void
  openReplies(): void
  toggleFollowing(): void
  openConnection(): void
  openEvents(): void
  refreshCampaigns(): void
  insertLiveStatus(): void
  checkNotifications(): void
  doGet(): GoogleAppsScript.Content.TextOutput
  doPost(event: GoogleAppsScript.Events.DoPost): GoogleAppsScript.Content.TextOutput | GoogleAppsScript.HTML.HtmlOutput
  writeWaitingEvents(): void
  HEYREACH_LEAD(urls: unknown, fields?: unknown, refresh?: unknown): CellInput[][]
  LINKEDIN_URL(texts: unknown): string | string[][]
}

declare const global: Surface

/** Shows the menu when the spreadsheet is opened, then says how many replies there are. */
global.onOpen = () => {
  const ports = googlePorts()
  showMenu(somethingIsWrong(ports, __VERSION__) ? MENU_CAPTION_WRONG : MENU_CAPTION, MENU)
  tellReplies(ports)
}

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

/** Menu: rows of the active tab stop following events, or follow them again. */
global.toggleFollowing = () => sayProblems(googleNotices(), () => toggleFollowing(googlePorts()))

/** Menu: opens the sidebar on events and notifications. */
global.openEvents = () => openSidebar('events')

/** Menu: opens the sidebar on the connection. */
global.openConnection = () => openSidebar('connect')

/** Menu: brings the Campaigns tab up to date and shows it. */
global.refreshCampaigns = () => sayProblems(googleNotices(), () => refreshCampaigns(googlePorts()))

/** Menu: a column of formulas that follow the Contacts tab. */
global.insertLiveStatus = () => sayProblems(googleNotices(), () => insertLiveStatus(googlePorts()))

/** Web address: says what answers here, and which version. */
global.doGet = () => textAnswer({ product: PRODUCT, version: __VERSION__ })

/** Web address: takes what HeyReach sends. */
global.doPost = (event) => {
  const { parameter, body } = postedText(event)
  const ports = googlePorts()
  const began = ports.clock.now()
  const receipt = receiveDelivery(ports, { secret: parameter.k ?? '', type: parameter.t ?? '', body }, __VERSION__)
  if (receipt.kind === 'kept') followInReceiver(ports, receipt.wrote, began)
  const answered = answerOf(receipt, __VERSION__)
  return 'page' in answered ? pageAnswer(answered.page) : textAnswer(answered.text)
}

/** Trigger, every few minutes: writes what waits, and lets contacts and rows follow. */
global.writeWaitingEvents = () => {
  const ports = googlePorts()
  const began = ports.clock.now()
  followInTrigger(ports, writeWaitingEvents(ports), began)
}

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

/** Sidebar: what Get lead would do. */
global.previewGetLead = (request) => answer(() => previewGetLead(googlePorts(), request))

/** Sidebar: fills the rows of the next people of a preview. */
global.getLeadsChunk = (request) => answer(() => getLeadsChunk(googlePorts(), request))

/** Sidebar: one person as HeyReach knows them. */
global.lookUpProfile = (request) => answer(() => lookUpProfile(googlePorts(), request))
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

/** Sidebar: the newest replies. */
global.listReplies = (request) => answer(() => listReplies(googlePorts(), request.after))

/** Sidebar: selects a person's row in Contacts. */
global.showReply = (request) => answer(() => showReply(googlePorts(), request))

/** Sidebar: how this sheet receives events. */
global.readReceiving = () => answer(() => readReceivingState(googlePorts(), __VERSION__))

/** Sidebar: the same, after a look at HeyReach's notifications. */
global.lookAtNotifications = () => receivingAfter((ports) => lookAtNotifications(ports))

/** Sidebar: puts right what is wrong, writes what waits. */
global.checkNow = () =>
  receivingAfter((ports) => {
    checkSheet(ports, __VERSION__)
    followThoroughly(ports, AT_A_PAGE_MS)
  })

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
global.checkNotifications = () => {
  const ports = googlePorts()
  if (checkSheetHourly(ports, __VERSION__)) followThoroughly(ports, IN_A_TRIGGER_MS)
}

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

/**
 * What is known of the people behind LinkedIn URLs: one row each, from the Contacts tab, else from HeyReach.
 * Changes nothing at HeyReach or in the sheet. Give a whole column at once: that is one run instead of one for each cell.
 *
 * @param {A2:A} urls The cells with LinkedIn profile URLs: one cell, or a range of one column.
 * @param {"Name, Stage, Last reply"} fields [OPTIONAL] What to show, with commas between: Name, Company, Stage, Last reply, E-mail, Position, Location, Headline, … Without it: Name, Position, Company, Location, Stage.
 * @param {TRUE} refresh [OPTIONAL] TRUE asks HeyReach again. Any other value (1, 2, 3 …) only makes the formula run again when you change it.
 * @return One row for each cell, one column for each field.
 * @customfunction
 */
global.HEYREACH_LEAD = (urls, fields, refresh) => (isFormula() ? heyreachLead(googlePorts(), { urls, fields, refresh }) : [[FORMULA.onlyInCells]])

/**
 * LinkedIn profile URLs in their one spelling (https://www.linkedin.com/in/name), whatever form they are in; words for what is none.
 *
 * @param {A2:A} texts The cells with LinkedIn URLs: one cell or a range.
 * @return The same cells, each as one clean URL.
 * @customfunction
 */
global.LINKEDIN_URL = (texts) => linkedinUrls(texts)

/** So long may what follows take: a page gives up after 30 s, Google ends an execution after six minutes. */
const AT_A_PAGE_MS = 10_000
const IN_A_TRIGGER_MS = 200_000

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
