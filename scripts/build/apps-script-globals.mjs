/** Which global names a script at Google finds, and which it misses although other JavaScript hosts have them (platform facts §7). */

const LANGUAGE =
  'Object Function Array String Number Boolean Symbol BigInt Math JSON Date RegExp Promise Proxy Reflect Map Set WeakMap WeakSet WeakRef FinalizationRegistry ' +
  'Error AggregateError EvalError RangeError ReferenceError SyntaxError TypeError URIError ' +
  'ArrayBuffer SharedArrayBuffer Atomics DataView Int8Array Uint8Array Uint8ClampedArray Int16Array Uint16Array Int32Array Uint32Array ' +
  'BigInt64Array BigUint64Array Float32Array Float64Array ' +
  'Infinity NaN undefined isFinite isNaN parseFloat parseInt decodeURI decodeURIComponent encodeURI encodeURIComponent escape unescape globalThis ' +
  'Intl WebAssembly console'

export const SERVICES = (
  'SpreadsheetApp PropertiesService CacheService LockService UrlFetchApp HtmlService ContentService Utilities Session ScriptApp Logger'
).split(' ')

export const PRESENT_GLOBALS = [...LANGUAGE.split(' '), ...SERVICES]

const TIMERS = 'there is no event loop to wait on; Utilities.sleep blocks'
const HTTP = 'requests go through the Http port (UrlFetchApp)'
const URLS = 'take addresses apart with a regular expression'
const BYTES = 'Utilities has base64 and blobs'
const MODULES = 'everything must be bundled by import'
const BROWSER = 'it belongs to the sidebar only'

/** Missing name → what to use instead ('' where there is nothing to say). @type {Record<string, string>} */
export const MISSING_GLOBALS = {
  ...group('setTimeout setInterval setImmediate clearTimeout clearInterval clearImmediate queueMicrotask requestAnimationFrame', TIMERS),
  ...group('fetch Request Response Headers FormData XMLHttpRequest WebSocket EventSource', HTTP),
  ...group('URL URLSearchParams', URLS),
  ...group('TextEncoder TextDecoder atob btoa Buffer Blob File FileReader', BYTES),
  ...group('require module exports process __dirname __filename', MODULES),
  ...group('window document navigator location localStorage sessionStorage self google alert', BROWSER),
  ...group('crypto Crypto SubtleCrypto', 'Utilities.computeDigest and Utilities.getUuid'),
  ...group('structuredClone', 'copy by hand or through JSON'),
  ...group('performance', 'Date.now()'),
  ...group('AbortController AbortSignal Event EventTarget CustomEvent MessageChannel MessagePort BroadcastChannel DOMException', ''),
  ...group('ReadableStream WritableStream TransformStream CompressionStream DecompressionStream', ''),
  ...group('eval', 'code from text cannot be checked')
}

/** @param {string} names @param {string} instead @returns {Record<string, string>} */
function group(names, instead) {
  return Object.fromEntries(names.split(' ').map((name) => [name, instead]))
}
