import { attacks } from '../../attacks/catalogue'
import { tryCell } from '../../attacks/try-cell'
import { completeRun } from '../../run/complete'
import type { Switches } from '../../run/flow'
import { type Corpus, type Finding, holds } from './corpus'

interface Entry {
  readonly section: string
  readonly attack: string
  readonly expected: string
}

/** Attacks of RFC 9700 that run here: as they succeed, and with each thing that the checklist says should stop them. */
const RUN: Readonly<
  Record<string, { readonly succeeds: Switches; readonly stopped: Readonly<Record<string, Switches>> }>
> = {
  '4.5': {
    succeeds: { way: 'injection' },
    stopped: { PKCE: { pkce: 'used' }, nonce: { nonce: 'used' } },
  },
  '4.7': {
    succeeds: { way: 'login-csrf' },
    stopped: { state: { state: 'used' }, PKCE: { pkce: 'used' }, nonce: { nonce: 'used' } },
  },
  '4.8': {
    succeeds: { way: 'login-csrf', pkce: 'used', challenge: 'taken-out', loneVerifier: 'ignored' },
    stopped: { 'AS rejects verifier': { loneVerifier: 'refused' } },
  },
}

/** Of each attack on a code: the refusal, and without the mitigation the success, by who holds what and who is signed in as whom. */
export const attackChecklists: Corpus = {
  name: 'attack-checklists',
  leftOut: 'the attacks that are not about a stolen code',
  examine: async (read) => {
    const entries = (await read('attack-checklists/rfc9700.json')) as readonly Entry[]
    const findings: Finding[] = []
    for (const { section, attack, expected } of entries) {
      const runs = RUN[section]
      if (runs) findings.push(...(await examine(`${section} ${attack}`, expected, runs)))
    }
    const missing = Object.keys(RUN).filter((section) => !entries.some((each) => each.section === section))
    return [...findings, ...missing.map((section) => ({ item: section, problem: 'is not in the checklist' }))]
  },
}

async function examine(
  item: string,
  expected: string,
  { succeeds, stopped }: (typeof RUN)[string],
): Promise<Finding[]> {
  const [entry] = attacks.filter(({ entry: { slug } }) => slug === 'stolen-code')
  if (!entry) return [{ item, problem: 'there is no attack stolen-code' }]
  const [flow, attack] = await Promise.all([entry.entry.flow(), entry.attack()])
  const { result } = await completeRun(flow, { seed: 1, switches: succeeds })
  const findings = [
    holds(`${item}: succeeds`, attack.wins(result.events).length > 0, 'nobody wins without a mitigation'),
  ]
  for (const [name, switches] of Object.entries(stopped)) {
    const input = { seed: 1, switches: { ...succeeds, ...switches } }
    const { won, outcome } = await tryCell(flow, attack, { way: item, mitigation: name, input })
    findings.push(
      holds(`${item}: ${name} stops it`, won.length === 0 && outcome.result === 'refused', outcome.says),
      holds(`${item}: ${name} is what is expected`, expected.includes(name), `expected is: ${expected}`),
    )
  }
  return findings
}
