import { describe, expect, it } from 'vitest'
import { completeRun } from '../../run/complete'
import { cellsOf } from '../mitigation'
import { tryCell } from '../try-cell'
import { attack } from './attack'
import { ID } from './cast'
import { flow } from './flow'

const PROPOSED = 'Mallory reads the reports, by a pull request'
const BRANCH = 'Mallory reads the reports, by a branch'
const MAIN = 'Mallory reads the reports, by a push to main'
const OTHER = 'Mallory reads the reports, by another repository'
const OLD = 'Mallory reads the reports, under the name that was given up'
const SUBJECT = 700213

type ComesTo = string | number
type Row = readonly [pullRequest: ComesTo, branch: ComesTo, other: ComesTo, oldName: ComesTo]

const OPEN: Row = [PROPOSED, BRANCH, OTHER, OLD]
const everywhere = (comesTo: ComesTo): Row => [comesTo, comesTo, comesTo, comesTo]

/** What each row closes: an environment and a protected branch what insiders do, numbers what a name does. */
const EXPECTED: Readonly<Record<string, Row>> = {
  nothing: OPEN,
  'secrets-removed': OPEN,
  main: [SUBJECT, MAIN, SUBJECT, OLD],
  'main-protected': [SUBJECT, 'protected_branch', SUBJECT, OLD],
  environment: [PROPOSED, BRANCH, SUBJECT, OLD],
  'environment-main-only': ['environment_protected', 'protected_branch', SUBJECT, OLD],
  'checks-apart': ['insufficient_scope', 'protected_branch', SUBJECT, OLD],
  'forks-only': ['no_id_token', 'no_write_access', OTHER, OLD],
  workflow: everywhere(SUBJECT),
  immutable: [SUBJECT, 'protected_branch', SUBJECT, SUBJECT],
  'new-ones-have-ids': [PROPOSED, BRANCH, OTHER, SUBJECT],
  'old-credential-removed': [PROPOSED, BRANCH, OTHER, SUBJECT],
  'principal-disabled': everywhere(7000112),
  nobody: everywhere(700211),
}
/** What costs the job itself: under these it gets no token. */
const STOPS_THE_JOB = ['principal-disabled', 'nobody']

const cells = cellsOf(attack.table)
const WAYS = attack.table.ways.map(({ id }) => id)

it('every row of the table is expected, and no other', () => {
  expect(attack.table.mitigations.map(({ id }) => id)).toEqual(Object.keys(EXPECTED))
})

it.each(cells.map((cell) => [cell.mitigation, cell.way, cell] as const))(
  '%s against %s',
  async (_, __, cell) => {
    const { won, outcome } = await tryCell(flow, attack, cell)
    const refusal = outcome.result === 'refused' ? (outcome.code ?? outcome.error) : outcome.says
    expect(won[0]?.brief ?? refusal).toBe(EXPECTED[cell.mitigation]?.[WAYS.indexOf(cell.way)])
  },
)

describe('the job of every night', () => {
  it.each(cells.map((cell) => [cell.mitigation, cell.way, cell] as const))(
    'under %s, %s: reads its reports, but where the row costs just that',
    async (mitigation, _, { input }) => {
      const { result } = await completeRun(flow, {
        ...input,
        answers: [{ prompt: 'next', value: { choose: null } }],
      })
      if (result.status !== 'ended') throw new Error(result.status)
      const read = result.events.filter(
        (event) =>
          event.type === 'response-received' &&
          event.actor === ID.api &&
          event.from === ID.job &&
          event.response.status === 200,
      )
      expect(read).toHaveLength(STOPS_THE_JOB.includes(mitigation) ? 0 : 1)
    },
  )
})
