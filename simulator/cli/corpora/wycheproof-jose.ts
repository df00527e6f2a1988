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

const FILES = ['json_web_key_test.json', 'json_web_crypto_test.json']
const ALGORITHMS = ['RS', 'PS', 'ES', 'HS'].flatMap((family) => [256, 384, 512].map((bits) => family + bits))

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
        for (const test of group.tests) findings.push(await judge(`${file} ${test.tcId}`, group, test))
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
