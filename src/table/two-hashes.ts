/** Two multiplicative hashes of 32 bits (FNV-1a, and one with another multiplier and shift), for short marks of texts. No secret. */
export const twoHashes = (text: string): [number, number] => {
  let one = 0x811c9dc5
  let two = 0x9747b28c
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index)
    one = Math.imul(one ^ code, 0x01000193)
    two = Math.imul(two ^ code, 0x5bd1e995)
    two ^= two >>> 15
  }
  return [one >>> 0, two >>> 0]
}
