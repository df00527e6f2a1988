/** What one import may take. They are stated in the message of whatever goes past them. */
export interface ImportLimits {
  /** Files, those inside zip files among them. */
  readonly files: number
  /** Bytes of one file, inflated. */
  readonly fileBytes: number
  /** Bytes of all files, inflated. */
  readonly totalBytes: number
  /** How many times its own size a zip file may grow, past the first mebibyte. */
  readonly zipRatio: number
  /** Lists and objects inside each other. */
  readonly depth: number
  /** Members of one object: JavaScript gets slow over many. */
  readonly members: number
  /** Lists, objects and what is in them, in all files: what a text of them takes in memory. */
  readonly values: number
  readonly objects: number
  /** Problems and unknown things that are listed for one file; the rest is counted. */
  readonly listedPerFile: number
  /** The same for all files. */
  readonly listed: number
  /** References to what is missing. */
  readonly unresolved: number
}

/**
 * Room for a tenant of a hundred thousand people with their groups and devices, and an end to everything: each limit is enforced
 * while a file is read, before what is past it takes memory. Indented UTF-16 exports shrink about sixtyfold.
 */
export const IMPORT_LIMITS: ImportLimits = {
  files: 20_000,
  fileBytes: 64 * 1024 * 1024,
  totalBytes: 256 * 1024 * 1024,
  zipRatio: 250,
  depth: 100,
  members: 10_000,
  values: 8_000_000,
  objects: 500_000,
  listedPerFile: 50,
  listed: 5_000,
  unresolved: 100_000,
}

/** `64 MiB`, `512 KiB`. */
export function size(bytes: number): string {
  const kib = bytes / 1024
  return kib >= 1024 ? `${Math.round((kib / 1024) * 10) / 10} MiB` : `${Math.round(kib * 10) / 10} KiB`
}
