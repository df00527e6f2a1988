import type { IDToken } from 'oauth4webapi'
import type { Attempted } from '../../actors/client/attempt'
import { isObject, texts } from '../../core/json'

/** What Timesheets knows of a person's groups: their ids, and who told it. */
export type Memberships =
  | { readonly from: 'token' | 'graph'; readonly ids: readonly string[] }
  /** Neither the token nor Microsoft Graph has told. */
  | { readonly from: 'nobody'; readonly says: string }

/** Whether the groups did not fit into the token (OpenID Connect Core section 5.6.2, Entra's groups overage claim). */
export function isOverage({ _claim_names: names }: IDToken): boolean {
  return isObject(names) && names.groups !== undefined
}

/** The groups of the token; a token that names none is taken for one of a person in none. */
export function namedIn({ groups }: IDToken): Memberships {
  return { from: 'token', ids: texts(groups) ?? [] }
}

/** The groups in the answer of `getMemberObjects`, or why there is none. */
export function answered(asked: Attempted<unknown>): Memberships {
  if (!asked.ok) return { from: 'nobody', says: asked.failure.says }
  const ids = isObject(asked.value) ? texts(asked.value.value) : undefined
  return ids ? { from: 'graph', ids } : { from: 'nobody', says: 'The answer names no groups.' }
}
