/**
 * What somebody pasted → the web app's address as HeyReach is given it, or what is wrong with it: pure. Google writes it with the
 * domain of a Workspace account too, in two places; strangers get a 404 there, so that part is taken out (platform facts §1.3).
 */

export type AddressMistake = 'empty' | 'test-address' | 'editor' | 'sheet' | 'library' | 'no-address'

const WEB_APP = /^https?:\/\/script\.google\.com\/(?:a\/(?:macros\/)?[^/]+\/)?(?:macros\/)?(?:u\/\d+\/)?s\/([\w-]+)\/(exec|dev)$/i

export const cleanAddress = (pasted: string): { url: string } | { mistake: AddressMistake } => {
  const text = pasted.replace(/[\s\u00a0\u200b-\u200d\ufeff"'“”<>]/g, '').replace(/[?#].*$/, '').replace(/\/+$/, '')
  if (text === '') return { mistake: 'empty' }
  const address = /^https?:\/\//i.test(text) ? text : `https://${text}`
  const [, deployment = '', ending = ''] = WEB_APP.exec(address) ?? []
  if (ending.toLowerCase() === 'dev') return { mistake: 'test-address' }
  if (deployment !== '') return { url: `https://script.google.com/macros/s/${deployment}/exec` }
  if (/\/\/script\.google\.com\/macros\/library\//i.test(address)) return { mistake: 'library' }
  if (/\/\/script\.google\.com\/(?:.*\/)?(?:home|projects|d)\//i.test(address)) return { mistake: 'editor' }
  return { mistake: /\/\/docs\.google\.com\/|\/\/sheets\.google\.com\b/i.test(address) ? 'sheet' : 'no-address' }
}
