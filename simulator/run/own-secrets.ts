import { isObject } from '../core/json'
import type { partEdited } from '../network/message-edit'
import type { TraceEvent } from '../trace/event'
import type { Intervention } from './intervention'

/** Fields whose value is a secret, as they are called in forms, in JSON and in Graph, without case and underscores. */
const SECRET =
  /^(password|passwd|pwd|passcode|secret|clientsecret|secrettext|refreshtoken|clientassertion|privatekey|otp|otc|totp|onetimecode)$/
/** A code that a phone shows (RFC 4226 section 5.3); a `code` of an authorization endpoint is another thing. */
const SHOWN = /^\d{6,8}$/

/** The secrets that a field of this name holds, if it is one of those that do, or a text with such fields in it. */
function secretsIn(name: string, value: string): readonly string[] {
  if (value === '') return []
  const plain = name.split(/[./]/).at(-1)?.toLowerCase().replaceAll(/[_-]/g, '') ?? ''
  if (SECRET.test(plain) || (plain === 'code' && SHOWN.test(value))) return [value]
  const basic = plain === 'authorization' ? /^Basic\s+(.+)$/i.exec(value)?.[1] : undefined
  if (basic !== undefined) return [basic]
  const read = json(value)
  if (read !== undefined) return secretMembers(read)
  return value.includes('=')
    ? [...new URLSearchParams(value)].flatMap(([each, text]) => (text === value ? [] : secretsIn(each, text)))
    : []
}

/** The secrets that a change brings along by itself, whatever happens with it in a run. */
export function ownSecrets(change: Intervention): readonly string[] {
  if (change.do === 'put') return secretMembers(change.object)
  if (change.do !== 'edit') return []
  return change.edits.flatMap((edit) => (edit.set === undefined ? [] : secretsIn(nameOf(edit), edit.set)))
}

/** The secrets that a message was given on its way. */
export function tamperedSecrets(events: readonly TraceEvent[]): readonly string[] {
  return events.flatMap((event) => (event.type === 'tampered' ? secretsIn(event.what, event.after) : []))
}

const nameOf = (edit: Parameters<typeof partEdited>[0]) => (edit.jwt ? (edit.jwt.member ?? '') : edit.name)

function secretMembers(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(secretMembers)
  if (!isObject(value)) return []
  return Object.entries(value).flatMap(([name, each]) =>
    typeof each === 'string'
      ? secretsIn(name, each)
      : typeof each === 'number'
        ? secretsIn(name, String(each))
        : secretMembers(each),
  )
}

function json(text: string): unknown {
  if (!/^\s*[[{]/.test(text)) return undefined
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
