import { isWellFormed } from '../core/json'

/** What is done to a token where its claims are changed: the signature stays as it was, goes, or is made by the attacker's own key. */
export const SIGNATURES = ['old', 'none', 'attacker'] as const

const PARTS = [
  'method',
  'path',
  'query',
  'form',
  'json',
  'pointer',
  'page',
  'header',
  'cookie',
  'set-cookie',
  'status',
  'location',
  'location-fragment',
  'location-address',
  'body',
] as const

/**
 * One change to a message on its way.
 * - `in`: which part. `pointer` is a member of a JSON body by its JSON Pointer (RFC 6901), `page` one of the model of a page; `location` is the
 *   query, `location-fragment` the fragment and `location-address` all before them of a redirect's `Location`
 * - `name`: of the member; of a part that is one (`method`, `path`, `status`, `body`, `location-address`) the name of the part
 * - `attribute`: of a `set-cookie`, in place of the value of the cookie
 * - `set` gives the member this value (adding it where it is missing), `remove` takes it away, `alter` changes the first
 *   character behind the last occurrence of the given text (`.`: the first character of a token's signature)
 * - `jwt`: the change is inside of a JWT that the value is, or that stands in it behind its scheme; without a `part`, to its signature alone
 */
export interface MessageEdit {
  readonly in: (typeof PARTS)[number]
  readonly name: string
  readonly attribute?: string
  readonly set?: string
  readonly remove?: true
  readonly alter?: string
  readonly jwt?: JwtEdit
}

export interface JwtEdit {
  /** JOSE header, claims, or the signature itself; `member` names one of the first two. */
  readonly part?: 'header' | 'claims' | 'signature'
  readonly member?: string
  /** Afterwards it has its old signature (or the one that is given), `alg: none` and no signature, or one by a key of the attacker's own. */
  readonly signed: (typeof SIGNATURES)[number]
}

/** Parts that are one thing: their name says nothing more. */
const WHOLE: ReadonlySet<unknown> = new Set(['method', 'path', 'status', 'body', 'location-address'])
/** Where a token can travel. */
const HAS_TOKENS: ReadonlySet<unknown> = new Set([
  'query',
  'form',
  'json',
  'pointer',
  'page',
  'header',
  'cookie',
  'location',
  'location-fragment',
])

/** Whether `candidate` (from a link, a file) is an edit. */
export function isEdit(candidate: unknown): candidate is MessageEdit {
  if (typeof candidate !== 'object' || candidate === null) return false
  const edit = candidate as Record<string, unknown>
  const ways = ['set', 'remove', 'alter'].filter((way) => edit[way] !== undefined)
  return (
    (PARTS as readonly unknown[]).includes(edit.in) &&
    text(edit.name, 128) &&
    isWritable(edit.in as MessageEdit['in'], edit) &&
    (edit.attribute === undefined || (edit.in === 'set-cookie' && isToken(edit.attribute))) &&
    (edit.jwt === undefined ? ways.length === 1 : HAS_TOKENS.has(edit.in) && isJwtEdit(edit.jwt, ways)) &&
    (edit.set === undefined || text(edit.set, 8_000)) &&
    (edit.alter === undefined || text(edit.alter, 64)) &&
    (edit.remove === undefined || edit.remove === true)
  )
}

// A line end inside a header would be a second header (RFC 9110 section 5.5).
const text = (value: unknown, most: number): value is string =>
  typeof value === 'string' && value.length <= most && !/[\r\n\0]/.test(value) && isWellFormed(value)

/** RFC 9110 section 5.6.2: what a header, a method, a cookie and its attribute may be called. */
const isToken = (name: unknown): name is string =>
  typeof name === 'string' && /^[!#$%&'*+\-.^_`|~0-9A-Za-z]{1,128}$/.test(name)
/** RFC 9110 section 5.5: what may stand in a header. */
const inHeader = (value: string) => /^[\t\x20-\x7e\x80-\xff]*$/.test(value)

/** Whether the part may be called and written like this: what a server could not send is no edit. */
function isWritable(part: MessageEdit['in'], edit: Record<string, unknown>): boolean {
  const { name, set = '', remove } = edit
  if (typeof name !== 'string' || typeof set !== 'string') return false
  if (WHOLE.has(part) && (name !== part || remove === true)) return false
  switch (part) {
    case 'header':
      return isToken(name) && inHeader(set)
    case 'cookie':
    case 'set-cookie':
      return isToken(name) && inHeader(set) && !set.includes(';')
    case 'method':
      return edit.set === undefined || isToken(set)
    case 'status':
      return edit.alter === undefined && (edit.set === undefined || /^[2-5]\d\d$/.test(set))
    case 'path':
      return edit.set === undefined || /^\/[\x21-\x7e]*$/.test(set)
    case 'location-address':
      return inHeader(set)
    case 'pointer':
      return isPointer(name)
    case 'page':
      // What kind of page it is decides what its members are.
      return isPointer(name) && name !== '/kind' && remove !== true
    default:
      return true
  }
}

/** RFC 6901 section 3. */
const isPointer = (name: string) => /^(\/([^~/]|~[01])*)+$/.test(name)

function isJwtEdit(candidate: unknown, ways: readonly string[]): candidate is JwtEdit {
  if (typeof candidate !== 'object' || candidate === null) return false
  const { part, member, signed, ...more } = candidate as Record<string, unknown>
  if (Object.keys(more).length > 0 || !(SIGNATURES as readonly unknown[]).includes(signed)) return false
  if (part === undefined) return member === undefined && signed !== 'old' && ways.length === 0
  if (part === 'signature') return member === undefined && signed === 'old' && ways.length === 1
  return (part === 'header' || part === 'claims') && text(member, 128) && ways.length === 1
}

/** What an edit changes, in a word or a few: "state", "Path of session", "sub in id_token". */
export function partEdited({
  in: place,
  name,
  attribute,
  jwt,
}: Pick<MessageEdit, 'in' | 'name' | 'attribute'> & { readonly jwt?: { readonly member?: string } }): string {
  const whole = place === 'pointer' || place === 'page' ? name.slice(1).replaceAll('/', '.') : name
  if (jwt) return `${jwt.member ?? 'the signature'} in ${whole}`
  return attribute === undefined ? whole : `${attribute} of ${whole}`
}
