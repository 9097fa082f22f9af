/** A refusal of the build: every cause in plain words, all that were found at once. */
export class BuildError extends Error {
  /** @param {string[]} causes */
  constructor(causes) {
    super(['The build refuses:', ...causes.map((cause) => `  - ${cause}`)].join('\n'))
    this.name = 'BuildError'
    this.causes = causes
  }
}
