import { Unzip, UnzipInflate } from 'fflate'
import { quoted } from './json'
import { type ImportLimits, size } from './limits'

/** A file out of a zip, or a sentence about why one, or the rest, is not there. */
export type ZipEntry =
  | { readonly name: string; readonly bytes: Uint8Array }
  | { readonly name: string; readonly says: string }

/** How much of the zip has been read. */
export interface ZipProgress {
  readonly read: number
  readonly entries: readonly ZipEntry[]
}

/** Whether the bytes begin as a zip file does: a local file header, or the end of an empty directory (APPNOTE 4.3.7, 4.3.16). */
export function isZip([p, k, third, fourth]: Uint8Array): boolean {
  return p === 0x50 && k === 0x4b && ((third === 3 && fourth === 4) || (third === 5 && fourth === 6))
}

/** Small, because one piece can grow a thousandfold before anybody looks. */
const PIECE = 16 * 1024

/**
 * Inflates a zip piece by piece and gives what has become whole after each. What the headers claim about sizes is not
 * believed: what comes out is counted, and reading stops for good where a limit is passed, so a bomb costs no more than that.
 * @param room bytes that may still come out
 */
export function* unzip(
  bytes: Uint8Array,
  limits: ImportLimits,
  room: number,
): Generator<ZipProgress, void, undefined> {
  const most = Math.min(room, Math.max(1024 * 1024, bytes.length * limits.zipRatio))
  let ready: ZipEntry[] = []
  let entries = 0
  let grown = 0
  let open: string | undefined
  let seen = false
  let stopped: string | undefined
  const unzipper = new Unzip((file) => {
    seen = true
    // Folders, and what a Mac adds.
    if (stopped || file.name.endsWith('/') || file.name.startsWith('__MACOSX/')) return
    if (++entries > limits.files) {
      stopped = `The zip holds more than ${limits.files} files; the rest is not read.`
      return
    }
    if (file.compression !== 0 && file.compression !== 8) {
      ready.push({
        name: file.name,
        says: `The zip packs ${quoted(file.name)} in a way that is not understood (method ${file.compression}).`,
      })
      return
    }
    const { name } = file
    const pieces: Uint8Array[] = []
    let length = 0
    open = name
    file.ondata = (fault, data, final) => {
      if (stopped) return
      if (fault) {
        stopped = `The zip is broken at ${quoted(name)}.`
        return
      }
      length += data.length
      grown += data.length
      if (length > limits.fileBytes) {
        stopped = `${quoted(name)} grows past ${size(limits.fileBytes)}; the rest of the zip is not read.`
      } else if (grown > most) {
        stopped = `The zip grows past ${size(most)}, from ${size(bytes.length)}; the rest is not read.`
      } else {
        // The inflater writes into its own window again.
        pieces.push(data.slice())
        if (final) {
          ready.push({ name, bytes: joined(pieces, length) })
          open = undefined
        }
      }
    }
    file.start()
  })
  unzipper.register(UnzipInflate)
  for (let at = 0; at < bytes.length && !stopped; at += PIECE) {
    const end = Math.min(at + PIECE, bytes.length)
    try {
      unzipper.push(bytes.subarray(at, end), end === bytes.length)
    } catch {
      stopped ??= 'The zip is broken.'
    }
    yield { read: end, entries: ready }
    ready = []
  }
  if (!stopped && open !== undefined) stopped = `The zip ends inside ${quoted(open)}.`
  if (!seen) stopped ??= 'The zip holds no files, or is broken.'
  if (stopped) ready.push({ name: '', says: stopped })
  if (ready.length > 0) yield { read: bytes.length, entries: ready }
}

function joined(pieces: readonly Uint8Array[], length: number): Uint8Array {
  const whole = new Uint8Array(length)
  let at = 0
  for (const piece of pieces) {
    whole.set(piece, at)
    at += piece.length
  }
  return whole
}
