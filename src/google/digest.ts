/** SHA-256 in hex. Google's bytes are signed, and its charset must be named (platform facts §7). */

export const googleDigest = (text: string): string =>
  Utilities.computeDigest(Utilities.DigestAlgorithm.SHA_256, text, Utilities.Charset.UTF_8)
    .map((byte) => (byte & 0xff).toString(16).padStart(2, '0'))
    .join('')
