/** Google's bytes are signed: -128 to 127. */
import { refuse } from '../google-error'

export const signedBytes = (bytes: Uint8Array): number[] => Array.from(bytes, (byte) => (byte > 127 ? byte - 256 : byte))

export const fromSignedBytes = (bytes: readonly unknown[]): Buffer =>
  Buffer.from(
    bytes.map((byte) =>
      typeof byte === 'number' && byte >= -128 && byte <= 255 ? byte & 0xff : refuse('Cannot convert Array to byte[].'),
    ),
  )
