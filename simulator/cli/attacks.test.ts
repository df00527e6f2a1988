import { describe, expect, it } from 'vitest'
import { attacks } from '../attacks/catalogue'
import { catalogue } from '../flows/catalogue'
import { execute } from './commands'

const lab = (...args: string[]) => execute(['attacks', ...args])

describe('attacks', () => {
  it('prints a line for each mitigation, under each way', async () => {
    const { output, code } = await lab('stolen-code')
    expect(code).toBe(0)
    expect(output).toContain('  ✓ state: stopped by expenses: ')
    expect(output).toContain('  ✗ state: Mallory is signed in to Expenses as Ada Nilsen: ')
    expect(output.match(/^ {2}[✓✗] /gm)).toHaveLength(30)
  })

  it('gives each cell as JSON, with the input that it is', async () => {
    const { cells } = JSON.parse((await lab('stolen-code', '--format', 'json')).output)
    expect(cells).toHaveLength(30)
    expect(cells[0]).toMatchObject({
      way: 'other-app',
      mitigation: 'nothing',
      input: { seed: 1 },
      won: [{ who: 'thief' }],
    })
  })

  it('looks for a run against a claim, and says how far it went and what it found without the mitigation', async () => {
    const { output, code } = await lab('stolen-code', '--search', 'nonce', '--depth', '3')
    expect(code).toBe(0)
    expect(output).toMatch(
      /^✓ nonce stops injection\.\n {2}with it: nobody wins\.\n {4}\d+ moves, \d+ runs, \d+ positions, 3 moves deep/,
    )
    expect(output).toMatch(/without it: visit, inject-1: Mallory is signed in/)
    expect(output).toMatch(/^ {4}\/lab\/stolen-code#2/m)
  })

  it('ends with 1 where a claim does not hold', async () => {
    // One move is too few to win with.
    expect((await lab('stolen-code', '--search', 'state', '--depth', '1')).code).toBe(1)
  })

  it.each([
    [
      [],
      /^Which attack\? There are: stolen-code, illicit-consent, leaked-secret, owner-escalation, federated-subject\./,
    ],
    [['stolen'], /^There is no attack "stolen"/],
    [['stolen-code', 'other'], /not also "other"/],
    [['stolen-code', '--search', 'mfa'], /^There is no claim "mfa"\. There are: pkce, state, nonce, all\./],
    [['stolen-code', '--search', 'all', '--depth', '0'], /^"0" is no depth/],
    [['stolen-code', '--depth', '3'], /^--depth is for --search/],
  ])('%j is refused in a sentence', async (args, says) => {
    await expect(lab(...args)).rejects.toThrow(says)
  })

  it('are the flows of the catalogue that are of their kind', () => {
    const slugs = catalogue.flatMap(({ kind, slug }) => (kind === 'attack' ? [slug] : []))
    expect(attacks.map(({ entry }) => entry.slug)).toEqual(slugs)
  })
})
