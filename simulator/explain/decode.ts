import { fromBase64url } from '../core/base64url'
import { isObject, isShallowJson, type JsonObject, readJsonBytes } from '../core/json'

/** One part of a JWT, read as kindly as it can be, with what a strict reader would refuse it for. */
export interface Decoded {
  readonly object: JsonObject | undefined
  /** Sentences. */
  readonly problems: readonly string[]
}

/** Reads a part of a JWT that holds JSON: its header, or its claims. @param called it, in a sentence: "header" */
export function decodePart(part: string, called: string): Decoded {
  const strict = bytesOf(part)
  const bytes =
    strict ??
    bytesOf(
      part
        .replaceAll('+', '-')
        .replaceAll('/', '_')
        .replace(/={1,2}$/, ''),
    )
  if (!bytes)
    return {
      object: undefined,
      problems: [`Its ${called} is no BASE64URL: something is missing or was added.`],
    }
  const written = strict
    ? []
    : [`Its ${called} is written in plain base64: a strict reader wants BASE64URL, without padding.`]
  const read = readJsonBytes(bytes)
  if (read) return { object: read, problems: written }
  const kindly = parse(bytes)
  if (!kindly)
    return {
      object: undefined,
      problems: [...written, `Its ${called} is not one JSON object: it was cut off, or changed.`],
    }
  return {
    object: kindly,
    problems: [
      ...written,
      `Its ${called} is no JSON that every reader takes for the same (RFC 7493): a name that stands there twice, a text that is no Unicode, or a number that is none. The lab’s APIs refuse it.`,
    ],
  }
}

function bytesOf(part: string): Uint8Array | undefined {
  try {
    return fromBase64url(part)
  } catch {
    return undefined
  }
}

/** As most libraries read it: the last of two members of one name wins. */
function parse(bytes: Uint8Array): JsonObject | undefined {
  try {
    const value: unknown = JSON.parse(new TextDecoder().decode(bytes))
    return isObject(value) && isShallowJson(value) ? value : undefined
  } catch {
    return undefined
  }
}
