/** Utilities: digests with signed bytes, base64, dates, sleeping (platform facts §7). */
import { createHash, createHmac, randomUUID } from 'node:crypto'
import { local, type Handlers } from '../execution/handler'
import { refuse } from '../google-error'
import type * as signatures from '../signatures/platform'
import { refTo, type EnumValue } from '../wire'
import { fromSignedBytes, signedBytes } from './bytes'
import { formatJavaDate } from './java-date'

const MOST_SLEEP_MS = 300_000

/** Without a charset text counts as US-ASCII: what that lacks becomes a question mark. */
const bytesOf = (text: string, charset?: EnumValue): Buffer =>
  charset?.name === 'UTF_8'
    ? Buffer.from(text, 'utf8')
    : Buffer.from(Array.from(text, (sign) => (sign > '\u007f' ? 63 : sign.charCodeAt(0))))

/** Text to encode is UTF-8 when nothing is said. */
const encodedBytes = (value: string | number[], charset?: EnumValue): Buffer =>
  typeof value === 'string' ? bytesOf(value, charset ?? { $enum: 'Charset', name: 'UTF_8' }) : fromSignedBytes(value)

const ALGORITHMS: Record<string, string> = { MD5: 'md5', SHA_1: 'sha1', SHA_256: 'sha256', SHA_384: 'sha384', SHA_512: 'sha512' }

const webSafe = (text: string): string => text.replaceAll('+', '-').replaceAll('/', '_')

const decoded = (text: string): number[] =>
  /^[\w+/-]*={0,2}$/.test(text)
    ? signedBytes(Buffer.from(text.replaceAll('-', '+').replaceAll('_', '/'), 'base64'))
    : refuse('Could not decode string.')

export interface BlobData {
  bytes: number[]
  contentType: string | null
  name: string | null
}

export const Utilities: Handlers<typeof signatures.Utilities> = {
  base64Decode: local((_x, _, text: string) => decoded(text)),
  base64DecodeWebSafe: local((_x, _, text: string) => decoded(text)),
  base64Encode: local((_x, _, value: string | number[], charset?: EnumValue) => encodedBytes(value, charset).toString('base64')),
  base64EncodeWebSafe: local((_x, _, value: string | number[], charset?: EnumValue) =>
    webSafe(encodedBytes(value, charset).toString('base64')),
  ),
  computeDigest: local((_x, _, algorithm: EnumValue, value: string | number[], charset?: EnumValue) => {
    const name = ALGORITHMS[algorithm.name] ?? refuse(`not emulated: DigestAlgorithm.${algorithm.name}`)
    return signedBytes(
      createHash(name)
        .update(typeof value === 'string' ? bytesOf(value, charset) : fromSignedBytes(value))
        .digest(),
    )
  }),
  computeHmacSha256Signature: local((_x, _, value: string | number[], key: string | number[], charset?: EnumValue) => {
    const bytes = (part: string | number[]): Buffer => (typeof part === 'string' ? bytesOf(part, charset) : fromSignedBytes(part))
    return signedBytes(createHmac('sha256', bytes(key)).update(bytes(value)).digest())
  }),
  formatDate: local((_x, _, date: Date, zone: string, pattern: string) => formatJavaDate(date, zone, pattern)),
  getUuid: local(() => randomUUID()),
  newBlob: local((x, _, data: string | number[], contentType?: string, name?: string) =>
    refTo(
      'Blob',
      x.keep({
        bytes: typeof data === 'string' ? signedBytes(Buffer.from(data)) : data,
        contentType: contentType ?? (typeof data === 'string' ? 'text/plain' : null),
        name: name ?? null,
      } satisfies BlobData),
    ),
  ),
  sleep: local((x, _, ms: number) => {
    if (ms < 0 || ms > MOST_SLEEP_MS) refuse(`Invalid argument: milliseconds`)
    return x.host.sleep(ms)
  }),
}

export const Blob: Handlers<typeof signatures.Blob, number> = {
  getBytes: local((x, id) => x.kept<BlobData>(id).bytes),
  getContentType: local((x, id) => x.kept<BlobData>(id).contentType),
  getDataAsString: local((x, id) => fromSignedBytes(x.kept<BlobData>(id).bytes).toString('utf8')),
  getName: local((x, id) => x.kept<BlobData>(id).name),
  setContentType: local((x, id, contentType: string) => {
    x.kept<BlobData>(id).contentType = contentType
    return refTo('Blob', id)
  }),
  setName: local((x, id, name: string) => {
    x.kept<BlobData>(id).name = name
    return refTo('Blob', id)
  }),
}
