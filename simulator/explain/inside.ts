import type { EpochSeconds } from '../core/clock'
import { codesIn, explainCode } from './error-text'
import type { Finding } from './finding'
import { explainJwt } from './jwt'
import { MOST_FINDINGS } from './limits'
import type { Pairs } from './pairs'
import { explainEncrypted } from './word'

/** Tokens by the parameter that they travel in. */
const TOKENS = [
  'id_token',
  'access_token',
  'id_token_hint',
  'client_assertion',
  'assertion',
  'token',
  'request',
] as const

/** What stands in values and is a thing of its own: tokens, and codes of refusals. */
export function insideOf(pairs: Pairs, now: EpochSeconds): readonly Finding[] {
  const found = pairs.flatMap(([name, value]): readonly Finding[] => {
    if (TOKENS.some((each) => each === name)) {
      const dots = value.split('.').length - 1
      if (!/^ey[\w-]+\./.test(value)) return []
      return dots === 4 ? [explainEncrypted(value)] : dots === 2 ? [explainJwt(value, now)] : []
    }
    if (name === 'error_description' || name === 'error_codes') return codesIn(value).map(explainCode)
    return []
  })
  return distinct(found).slice(0, MOST_FINDINGS)
}

/** A code that stands in the description and in the list is one. */
function distinct(findings: readonly Finding[]): readonly Finding[] {
  const seen = new Set<number>()
  return findings.filter((each) => {
    if (each.kind !== 'code') return true
    const isNew = !seen.has(each.code)
    seen.add(each.code)
    return isNew
  })
}
