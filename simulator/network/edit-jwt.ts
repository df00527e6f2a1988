import { base64url, fromBase64url } from '../core/base64url'
import { isObject, type JsonObject } from '../core/json'
import { changed, type Edited, editMessage, textOf, typed, type Wire } from './edit-message'
import type { JwtEdit, MessageEdit } from './message-edit'

/** Makes the signature of a JWT: RS256 over its first two parts. */
export type Sign = (text: string) => Promise<string>

/** A JWT in its compact form (RFC 7519 section 3), perhaps behind a scheme. */
const JWT = /[\w-]{4,}\.[\w-]{4,}\.[\w-]*/

/** `message` with a change inside of a JWT in it, or undefined when there is none, or nothing of that name in it. */
export async function editJwt<M extends Wire>(
  message: M,
  edit: MessageEdit,
  jwt: JwtEdit,
  sign: Sign,
): Promise<Edited<M> | undefined> {
  const { in: place, name } = edit
  // What is not changed is how the value is read.
  const { before: value } = editMessage(message, { in: place, name, set: '' }) ?? {}
  const [token] = value?.match(JWT) ?? []
  if (value === undefined || token === undefined) return undefined
  const done = await changeJwt(token, edit, jwt, sign)
  const edited = done && editMessage(message, { in: place, name, set: value.replace(token, done.token) })
  return edited && { message: edited.message, before: done.before, after: done.after }
}

interface Done {
  readonly token: string
  readonly before: string
  readonly after: string
}

async function changeJwt(
  token: string,
  edit: MessageEdit,
  { part, member = '', signed }: JwtEdit,
  sign: Sign,
): Promise<Done | undefined> {
  const [first = '', second = '', signature = ''] = token.split('.')
  if (part === 'signature') {
    const done = changed(signature, edit)
    const after = done?.after ?? ''
    return done && { token: `${first}.${second}.${after}`, before: signature, after }
  }
  const header = readPart(first)
  const claims = readPart(second)
  if (!header || !claims) return undefined
  if (part === undefined) {
    const signedAnew = await signAs(signed, header, claims, signature, sign)
    return { token: signedAnew, before: signature, after: signedAnew.split('.')[2] ?? '' }
  }
  const whole = part === 'header' ? header : claims
  const own = Object.hasOwn(whole, member) ? whole[member] : undefined
  const done = changed(textOf(own), edit)
  if (!done) return undefined
  const { [member]: _old, ...rest } = whole
  const next = done.after === undefined ? rest : { ...whole, [member]: typed(own, done.after) }
  const parts = part === 'header' ? ([next, claims] as const) : ([header, next] as const)
  return {
    token: await signAs(signed, parts[0], parts[1], signature, sign),
    before: textOf(own) ?? '',
    after: done.after ?? '',
  }
}

/** RFC 7515 section 3.1, and for `none` RFC 7518 section 3.6. */
async function signAs(
  signed: JwtEdit['signed'],
  header: JsonObject,
  claims: JsonObject,
  old: string,
  sign: Sign,
): Promise<string> {
  const alg = { old: header.alg, none: 'none', attacker: 'RS256' }[signed]
  const text = [alg === undefined ? header : { ...header, alg }, claims]
    .map((part) => base64url(JSON.stringify(part)))
    .join('.')
  const signature = signed === 'old' ? old : signed === 'none' ? '' : await sign(text)
  return `${text}.${signature}`
}

/** One part of a JWT; undefined where it is none. */
export function readPart(part: string): JsonObject | undefined {
  try {
    const read: unknown = JSON.parse(new TextDecoder().decode(fromBase64url(part)))
    return isObject(read) ? read : undefined
  } catch {
    return undefined
  }
}
