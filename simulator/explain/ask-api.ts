import type { EpochSeconds } from '../core/clock'
import type { JsonObject } from '../core/json'
import { createRandom } from '../core/random'
import { publicKeys } from '../fixtures/keys'
import { verifyToken } from '../identity-provider/tokens/verify'
import { audience } from '../resources/checks/check-audience'
import { issuer } from '../resources/checks/check-issuer'
import { permission } from '../resources/checks/check-permission'
import { tenant } from '../resources/checks/check-tenant'
import { time } from '../resources/checks/check-time'
import { tokenVersion } from '../resources/checks/check-token-version'
import { createKeyCache } from '../resources/key-cache'
import { rows } from '../resources/protected-resource'
import type { Verified } from '../resources/resource-request'
import { readClaims } from '../tokens/claims'
import type { Failed, Passed } from '../trace/checklist'
import type { SpecRef } from '../trace/event'
import { metOutside } from '../trace/reasons/met-outside'
import type { AskedApi } from './apis'

/** What one check of an API says of a token. */
export interface Looked {
  readonly check: string
  readonly spec: SpecRef
  readonly result: 'passed' | 'failed' | 'unknown'
  readonly says: string
  /** Why the check is made, where it fails. */
  readonly stops?: string
}

/** All checks of an API on one token, in its order: it stops at the first that fails, and here the rest is looked at too. */
export interface Answer {
  /** `unknown`: nothing fails, and something is not known. */
  readonly result: 'passed' | 'failed' | 'unknown'
  /** In a sentence. */
  readonly says: string
  readonly checks: readonly Looked[]
}

/** The token, as it was taken apart. */
export interface Shown {
  readonly jwt: string
  readonly header: JsonObject | undefined
  readonly payload: JsonObject | undefined
}

/**
 * Why this API would refuse this token: the checks that every API of the lab makes (`resources/checks/`), each by itself. Never throws.
 * @param now the clock that the API goes by
 */
export async function askApi(shown: Shown, api: AskedApi, now: EpochSeconds): Promise<Answer> {
  const signature = await lookAtSignature(shown)
  const read = shown.payload && readClaims(shown.payload)
  const checks =
    !read || 'wrong' in read
      ? [
          signature,
          failed(
            'claims',
            'rfc7519#4.1',
            read
              ? `The claim ${read.wrong} is not of the type that it must be.`
              : 'Its claims cannot be read.',
          ),
        ]
      : [signature, ...lookAtClaims({ ...contextOf(api, now), claims: read.claims }, api)]
  return { ...verdict(checks, api), checks }
}

/** Whether it is signed with a key of the lab; another issuer’s keys are not in this page, and nothing is fetched. */
export async function lookAtSignature({ jwt, header }: Shown): Promise<Looked> {
  const { kid, alg } = header ?? {}
  const isOurs = typeof kid === 'string' && publicKeys.keys.some((key) => key.kid === kid)
  if (isOurs || typeof alg !== 'string' || /^none$/i.test(alg) || jwt.split('.').length !== 3) {
    const { valid, says } = await verifyToken(jwt)
    return valid
      ? { check: 'signature', spec: SIGNATURE, result: 'passed', says: `${says} It is a key of this lab.` }
      : failed('signature', SIGNATURE, says)
  }
  return {
    check: 'signature',
    spec: SIGNATURE,
    result: 'unknown',
    says: `Not checked: the keys of that issuer are not in this page, and none are fetched. Its header names the key ${String(kid ?? 'by no kid').slice(0, 80)}.`,
  }
}

const SIGNATURE = 'rfc7515#5.2'

function lookAtClaims(asked: Verified, api: AskedApi): readonly Looked[] {
  const version = asked.claims.ver === '1.0' ? '1.0' : '2.0'
  const oid = asked.claims.oid ?? ''
  const looked = [
    said(audience, audience.look(asked)),
    said(tokenVersion, tokenVersion.look(asked)),
    said(issuer, issuer.look({ ...asked, version })),
    said(time, time.look(asked)),
    said(tenant, tenant.look(asked)),
    ...(api.takes
      ? [said(permission, permission.look({ ...asked, oid }))]
      : [unknown('permission', permission.spec, '')]),
  ]
  return looked.map((each) => {
    const unsaid = Object.hasOwn(api.unsaid, each.check) ? api.unsaid[each.check] : undefined
    return unsaid !== undefined && each.result !== 'failed' ? unknown(each.check, each.spec, unsaid) : each
  })
}

/** What a check of the lab found. None of those that are asked here waits for anything. */
function said(
  { name, spec }: { readonly name: string; readonly spec: SpecRef },
  found: Passed<object> | Failed | Promise<Passed<object> | Failed>,
): Looked {
  if (found instanceof Promise) return unknown(name, spec, 'Not looked at.')
  return found.passed
    ? { check: name, spec, result: 'passed', says: found.says ?? '' }
    : failed(name, spec, found.says)
}

function failed(check: string, spec: SpecRef, says: string): Looked {
  const stops = Object.hasOwn(metOutside, check) ? metOutside[check]?.stops : undefined
  return { check, spec, result: 'failed', says, ...(stops !== undefined && { stops }) }
}

const unknown = (check: string, spec: SpecRef, says: string): Looked => ({
  check,
  spec,
  result: 'unknown',
  says,
})

function verdict(checks: readonly Looked[], { name, call }: AskedApi): Pick<Answer, 'result' | 'says'> {
  const first = checks.find(({ result }) => result === 'failed')
  const who = `${name.charAt(0).toUpperCase()}${name.slice(1)}`
  const asked = call ? ` for ${call}` : ''
  if (first)
    return {
      result: 'failed',
      says: `${who} refuses it${asked}. It stops at the first check that fails: ${first.check}.`,
    }
  const missing = checks.filter(({ result }) => result === 'unknown').map(({ check }) => check)
  return missing.length > 0
    ? {
        result: 'unknown',
        says: `Not certain. Nothing that can be looked at here speaks against it; not known: ${missing.join(', ')}.`,
      }
    : { result: 'passed', says: `${who} takes it${asked}.` }
}

/** What the checks read beside the claims. Nothing is sent, and nothing is written down. */
function contextOf({ options, takes }: AskedApi, now: EpochSeconds): Omit<Verified, 'claims'> {
  return {
    ...options,
    fetchKeys: async () => undefined,
    keys: createKeyCache(async () => undefined),
    request: { method: 'GET', url: 'https://api.example/', headers: [], body: '' },
    server: { now: () => now * 1000, random: createRandom(1, 'explain'), cause: 0, emit: () => 0 },
    endpoint: { path: '/', scopes: takes?.scopes ?? [], roles: takes?.roles ?? [], answer: () => rows([]) },
  }
}
