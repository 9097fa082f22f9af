/** What is emulated of what people see: menus, dialogs, HTML and text answers. */
import { signaturesOf } from './signature'

import Base = GoogleAppsScript.Base

export const Ui = signaturesOf<Base.Ui>()({
  alert: ['t', 't ButtonSet', 't t ButtonSet'],
  createAddonMenu: '',
  createMenu: 's',
  prompt: ['t', 't ButtonSet', 't t ButtonSet'],
  showModalDialog: 'HtmlOutput s',
  showModelessDialog: 'HtmlOutput s',
  showSidebar: 'HtmlOutput',
})

export const Menu = signaturesOf<Base.Menu>()({ addItem: 's s', addSeparator: '', addSubMenu: 'Menu', addToUi: '' })

export const PromptResponse = signaturesOf<Base.PromptResponse>()({ getResponseText: '', getSelectedButton: '' })

export const HtmlService = signaturesOf<GoogleAppsScript.HTML.HtmlService>()({
  createHtmlOutput: ['', 's'],
  createHtmlOutputFromFile: 's',
})

export const HtmlOutput = signaturesOf<GoogleAppsScript.HTML.HtmlOutput>()({
  addMetaTag: 's s',
  append: 's',
  getContent: '',
  getHeight: '',
  getTitle: '',
  getWidth: '',
  setContent: 's',
  setHeight: 'n',
  setSandboxMode: 'SandboxMode',
  setTitle: 's',
  setWidth: 'n',
  setXFrameOptionsMode: 'XFrameOptionsMode',
})

export const ContentService = signaturesOf<GoogleAppsScript.Content.ContentService>()({ createTextOutput: ['', 's'] })

export const TextOutput = signaturesOf<GoogleAppsScript.Content.TextOutput>()({
  append: 's',
  clear: '',
  getContent: '',
  getMimeType: '',
  setContent: 's',
  setMimeType: 'ContentMimeType',
})
