import { expect, it } from 'vitest'
import { cellsOf } from '../mitigation'
import { tryCell } from '../try-cell'
import { attack } from './attack'
import { flow } from './flow'

const WINS = 'wins'

/** RFC 9700 sections 4.5.3, 4.7 and 4.8.2, RFC 7636 section 1: what is said to stop what, and the refusal by which it does. */
const EXPECTED: Readonly<Record<string, readonly [way: string, comesTo: string | number][]>> = {
  nothing: [
    ['other-app', WINS],
    ['log', WINS],
    ['injection', WINS],
    ['login-csrf', WINS],
    ['downgrade', WINS],
  ],
  'client-secret': [
    ['other-app', WINS],
    ['log', 7000218],
    ['injection', WINS],
    ['login-csrf', WINS],
    ['downgrade', WINS],
  ],
  state: [
    ['other-app', WINS],
    ['log', WINS],
    ['injection', WINS],
    ['login-csrf', 'invalid_state'],
    ['downgrade', 'invalid_state'],
  ],
  nonce: [
    ['other-app', WINS],
    ['log', WINS],
    ['injection', 'invalid_nonce'],
    ['login-csrf', 'invalid_nonce'],
    ['downgrade', 'invalid_nonce'],
  ],
  pkce: [
    ['other-app', 50148],
    ['log', 50148],
    ['injection', 501481],
    ['login-csrf', 501481],
    ['downgrade', WINS],
  ],
  'lone-verifier': [
    ['other-app', 50148],
    ['log', 50148],
    ['injection', 501481],
    ['login-csrf', 501481],
    ['downgrade', 'invalid_grant'],
  ],
}

const cells = cellsOf(attack.table)

it('every cell of the table is expected, and no other', () => {
  const expected = Object.entries(EXPECTED).flatMap(([mitigation, row]) =>
    row.map(([way]) => `${mitigation} ${way}`),
  )
  expect(cells.map(({ mitigation, way }) => `${mitigation} ${way}`)).toEqual(expected)
})

it.each(cells.map((cell) => [cell.mitigation, cell.way, cell] as const))(
  '%s against %s',
  async (_, __, cell) => {
    const { won, outcome } = await tryCell(flow, attack, cell)
    const refusal = outcome.result === 'refused' ? (outcome.code ?? outcome.error) : outcome.says
    const [, expected] = EXPECTED[cell.mitigation]?.find(([way]) => way === cell.way) ?? []
    expect(won.length > 0 ? WINS : refusal).toBe(expected)
  },
)
