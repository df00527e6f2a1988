import {
  exportJWK,
  type FlattenedJWSInput,
  FlattenedSign,
  flattenedVerify,
  type GeneralJWSInput,
  generalVerify,
  importJWK,
  type JWK,
  type JWSHeaderParameters,
} from 'jose'
import { verifyWith } from '../../tokens/verify-with'
import { type Corpus, type Finding, holds, type ReadData, refuses, same } from './corpus'

interface Signing {
  readonly protected?: JWSHeaderParameters
  readonly unprotected?: JWSHeaderParameters
  readonly sig: string
}

interface Example {
  readonly input: {
    readonly payload: string
    readonly key: JWK | readonly JWK[]
    readonly alg: string | readonly string[]
  }
  readonly signing: Signing | readonly Signing[]
  readonly output: {
    readonly compact?: string
    readonly json: { readonly payload?: string; readonly signatures: GeneralJWSInput['signatures'] }
    readonly json_flat?: FlattenedJWSInput
  }
}

const FOLDER = 'rfc-vectors/rfc7520-cookbook'
const EXAMPLES = [
  'jws/4_1.rsa_v15_signature',
  'jws/4_2.rsa-pss_signature',
  'jws/4_3.ecdsa_signature',
  'jws/4_4.hmac-sha2_integrity_protection',
  'jws/4_5.signature_with_detached_content',
  'jws/4_6.protecting_specific_header_fields',
  'jws/4_7.protecting_content_only',
  'jws/4_8.multiple_signatures',
  'curve25519/jws',
]
const KEYS = [
  ['jwk/3_1.ec_public_key', 'ES512'],
  ['jwk/3_2.ec_private_key', 'ES512'],
  ['jwk/3_3.rsa_public_key', 'RS256'],
  ['jwk/3_4.rsa_private_key', 'RS256'],
  ['jwk/3_5.symmetric_key_mac_computation', 'HS256'],
  ['jwk/3_6.symmetric_key_encryption', 'A256GCM'],
] as const
/** The others draw random numbers for each signature. */
const REPRODUCIBLE = ['RS256', 'HS256', 'EdDSA']

/**
 * The keys of RFC 7520 section 3, and the signatures of its section 4 and of RFC 8037 appendix A: each verified, each altered
 * and refused, and those made again that can be.
 */
export const rfc7520: Corpus = {
  name: 'rfc-vectors/rfc7520-cookbook',
  leftOut:
    'encryption and nesting (the lab decrypts nothing), rfc7797 (unencoded payloads, which no token here has)',
  examine: async (read) =>
    (
      await Promise.all([
        ...KEYS.map(([name, alg]) => survives(name, alg, read)),
        ...EXAMPLES.map((name) => examine(name, read)),
      ])
    ).flat(),
}

/** A key that is read and written again is the same key. */
async function survives(name: string, alg: string, read: ReadData): Promise<Finding[]> {
  const key = (await read(`${FOLDER}/${name}.json`)) as JWK
  const written = await exportJWK(await importJWK(key, alg, { extractable: true }))
  const material = MATERIAL.filter((member) => member in key)
  const members = (each: JWK) => material.map((member) => [member, each[member]])
  return [same(`${name} survives`, members(written), members(key))]
}

async function examine(name: string, read: ReadData): Promise<Finding[]> {
  const { input, signing, output } = (await read(`${FOLDER}/${name}.json`)) as Example
  const algorithms = list(input.alg)
  const findings: Finding[] = []
  // Section 4.5: the content travels elsewhere, and is put back in before verifying.
  const payload = Buffer.from(input.payload).toString('base64url')
  if (output.compact !== undefined) {
    const compact = output.compact.replace('..', `.${payload}.`)
    const { valid, says } = await verifyWith({ keys: list(input.key).map(publicPart) }, compact, algorithms)
    findings.push(holds(`${name}: compact`, valid, says))
  }
  for (const [index, signature] of list(signing).entries()) {
    const alg = algorithms[index] ?? ''
    const key = list(input.key)[index]
    const written = output.json.signatures[index]
    if (!key || !written) throw new Error(`${name} has fewer keys or signatures than signings`)
    const verifies = async (verification: Promise<{ readonly payload: Uint8Array }>) =>
      Buffer.from((await verification).payload).toString() === input.payload
    const general = { payload, signatures: output.json.signatures }
    const what = `${name}: ${alg}`
    findings.push(
      holds(
        `${what}, general JSON`,
        await verifies(generalVerify(general, publicPart(key))),
        'another payload',
      ),
    )
    if (output.json_flat) {
      const flat = { ...output.json_flat, payload }
      findings.push(
        holds(
          `${what}, flattened JSON`,
          await verifies(flattenedVerify(flat, publicPart(key))),
          'another payload',
        ),
      )
    }
    const altered = { ...written, payload, signature: alter(written.signature) }
    const refused = await refuses(() => flattenedVerify(altered, publicPart(key)))
    findings.push(holds(`${what}, altered, is refused`, refused, 'is accepted'))
    if (REPRODUCIBLE.includes(alg))
      findings.push(await madeAgain(what, input.payload, key, signature, written))
  }
  return findings
}

async function madeAgain(
  what: string,
  payload: string,
  key: JWK,
  { protected: protectedHeader, unprotected }: Signing,
  written: GeneralJWSInput['signatures'][number],
): Promise<Finding> {
  const signer = new FlattenedSign(new TextEncoder().encode(payload))
  if (protectedHeader) signer.setProtectedHeader(protectedHeader)
  if (unprotected) signer.setUnprotectedHeader(unprotected)
  const made = await signer.sign(key)
  return same(`${what}, made again`, [made.protected, made.signature], [written.protected, written.signature])
}

const MATERIAL = ['kty', 'crv', 'x', 'y', 'n', 'e', 'd', 'p', 'q', 'dp', 'dq', 'qi', 'k'] as const
const PRIVATE: readonly string[] = ['d', 'p', 'q', 'dp', 'dq', 'qi']

function publicPart(key: JWK): JWK {
  return Object.fromEntries(Object.entries(key).filter(([name]) => !PRIVATE.includes(name))) as unknown as JWK
}

function alter(signature: string): string {
  return (signature.startsWith('A') ? 'B' : 'A') + signature.slice(1)
}

function list<T>(one: T | readonly T[]): readonly T[] {
  return Array.isArray(one) ? one : [one as T]
}
