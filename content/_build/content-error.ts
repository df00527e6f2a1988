/** A mistake in the content, with the file it is in: for the author to read and mend. */
export class ContentError extends Error {
  override readonly name = 'ContentError'
  constructor(
    readonly file: string,
    readonly says: string,
  ) {
    super(`${file}: ${says}`)
  }
}
