import { expect, it } from 'vitest'
import { cellsOf } from '../mitigation'
import { tryCell } from '../try-cell'
import { attack } from './attack'
import { flow } from './flow'

const OLD = 'Mallory reads on with the access token from before'
const ANOTHER = 'Mallory gets another token, and reads the reports'
const PEOPLE = 'Mallory gets another token, and reads who is in the directory'

type ComesTo = string | number
type Row = readonly [nextDay: ComesTo, sameHour: ComesTo, atGraph: ComesTo]

const OPEN: Row = [ANOTHER, OLD, PEOPLE]
const everywhere = (comesTo: ComesTo): Row => [comesTo, comesTo, comesTo]

/** What ends what: a secret, a role, a principal, and none of them the access token ("Access tokens in the Microsoft identity platform"). */
const EXPECTED: Readonly<Record<string, Row>> = {
  nothing: OPEN,
  'secret-added': OPEN,
  'secret-replaced': [7000215, OLD, 7000215],
  'short-life': [7000222, OLD, 7000222],
  'role-removed': ['insufficient_scope', OLD, PEOPLE],
  'reports-alone': [ANOTHER, OLD, 'insufficient_scope'],
  'principal-disabled': [7000112, OLD, 7000112],
  'certificate-beside-secret': OPEN,
  certificate: everywhere(7000216),
  federated: everywhere(700213),
}

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
