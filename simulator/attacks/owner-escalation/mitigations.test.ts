import { expect, it } from 'vitest'
import { cellsOf } from '../mitigation'
import { tryCell } from '../try-cell'
import { attack } from './attack'
import { flow } from './flow'

const ADMINISTRATOR = 'Mallory Reed is Global Administrator'
const REPORTS = 'Mallory reads everybody’s reports'
const DENIED = 'Authorization_RequestDenied'
const NO_SECRETS = 'CredentialTypeNotAllowedAsPerAppPolicy'
const LOCKED = 'CannotUpdateLockedServicePrincipalProperty'
const NO_RIGHT = 'insufficient_scope'

type Row = readonly [secret: string, federated: string, principal: string, reports: string]

const OPEN: Row = [ADMINISTRATOR, ADMINISTRATOR, ADMINISTRATOR, REPORTS]

/** Which object is owned, what the application may do, what may be added: each closes something else. */
const EXPECTED: Readonly<Record<string, Row>> = {
  nothing: OPEN,
  'not-of-the-principal': [ADMINISTRATOR, ADMINISTRATOR, DENIED, REPORTS],
  'not-of-the-application': [DENIED, DENIED, ADMINISTRATOR, DENIED],
  'no-owner': [DENIED, DENIED, DENIED, DENIED],
  'application-administrator': OPEN,
  'fewer-rights': OPEN,
  'least-rights': [NO_RIGHT, NO_RIGHT, NO_RIGHT, REPORTS],
  'short-secrets': OPEN,
  'no-secrets': [NO_SECRETS, ADMINISTRATOR, NO_SECRETS, NO_SECRETS],
  'instance-lock': [ADMINISTRATOR, ADMINISTRATOR, LOCKED, REPORTS],
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
