import type { JSONWebKeySet, JWK } from 'jose'
import { verifyWith } from '../../tokens/verify-with'
import { type Corpus, type Finding, holds } from './corpus'

interface Vectors {
  readonly numberOfTests: number
  readonly testGroups: readonly Group[]
}

interface Group {
  readonly comment: string
  readonly public?: JWK | JSONWebKeySet
  readonly private: JWK | JSONWebKeySet
  readonly tests: readonly Test[]
}

interface Test {
  readonly tcId: number
  readonly comment: string
  readonly result: 'valid' | 'invalid' | 'acceptable'
  /** Compact, or an object in the JSON serialization. */
  readonly jws?: unknown
}

const SIGNATURES = 'json_web_signature_test.json'
const FILES = ['json_web_key_test.json', 'json_web_crypto_test.json', SIGNATURES]
const ALGORITHMS = ['RS', 'PS', 'ES', 'HS'].flatMap((family) => [256, 384, 512].map((bits) => family + bits))

const OF_ANOTHER_ALG =
  'the key names another algorithm than the header does, and a key is used with exactly one (RFC 8725 section 3.1)'
const NOT_OF_THE_ALPHABET =
  'a character outside the alphabet stands in it, which has to be refused (RFC 4648 section 3.3, RFC 7515 section 2); Wycheproof lets a decoder skip it'
const THE_VALID_ONE =
  'byte for byte the token of 357, which is valid: its label contradicts that one (github.com/C2SP/wycheproof/issues/236)'

/** Where a verdict of Wycheproof is not ours, by the number of the test and its name, and why ours stands. */
const ARGUED: Readonly<Record<string, string>> = {
  '346 Figure20': OF_ANOTHER_ALG,
  '347 Figure27': OF_ANOTHER_ALG,
  '350 Figure20': OF_ANOTHER_ALG,
  '351 Figure27': OF_ANOTHER_ALG,
  '367 invalidBase64Padding': THE_VALID_ONE,
  '370 invalidBase64PaddingInPayload': THE_VALID_ONE,
  '372 InvalidCharacterInsertedInHeader': NOT_OF_THE_ALPHABET,
  '373 InvalidCharacterInsertedInPayload': NOT_OF_THE_ALPHABET,
}

/** Wycheproof's verdicts on signed tokens and keys, and those of the function that the lab verifies with. */
export const wycheproofJose: Corpus = {
  name: 'wycheproof-jose',
  leftOut: 'the JWE tests of json_web_crypto_test.json, because the lab decrypts nothing',
  examine: async (read) => {
    const findings: Finding[] = []
    for (const file of FILES) {
      const vectors = (await read(`wycheproof-jose/${file}`)) as Vectors
      const groups = vectors.testGroups.filter((group) => group.tests.some((test) => test.jws !== undefined))
      for (const group of groups) {
        for (const test of group.tests) {
          const finding = await judge(`${file} ${test.tcId}`, group, test)
          const exception = file === SIGNATURES ? ARGUED[`${test.tcId} ${test.comment}`] : undefined
          findings.push(exception === undefined ? finding : { ...finding, exception })
        }
      }
    }
    return findings
  },
}

async function judge(where: string, group: Group, test: Test): Promise<Finding> {
  const keys = group.public ?? group.private
  const set = 'keys' in keys ? (keys as JSONWebKeySet) : { keys: [keys] }
  const jws = typeof test.jws === 'string' ? test.jws : JSON.stringify(test.jws)
  const { valid, says } = await verifyWith(set, jws, ALGORITHMS)
  const verdict = valid ? 'valid' : 'invalid'
  const right = test.result === 'acceptable' || verdict === test.result
  return holds(
    `${where} (${group.comment}: ${test.comment})`,
    right,
    `${verdict}, should be ${test.result}: ${says}`,
  )
}
