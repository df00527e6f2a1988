import { expect, it } from 'vitest'
import { cellsOf } from '../mitigation'
import { tryCell } from '../try-cell'
import { attack } from './attack'
import { flow } from './flow'

const OLD = 'Mallory reads on with the access token from before'
const REFRESHED = 'Mallory reads on with the refresh token'
const UNASKED = 'Mallory is let in again, and nobody is asked for consent'
const AGREED = 'Mallory is let in once more'

type ComesTo = string | number
type Row = readonly [nextDay: ComesTo, sameHour: ComesTo, linkAgain: ComesTo]

const everywhere = (comesTo: ComesTo): Row => [comesTo, comesTo, comesTo]

/**
 * Which token outlives what, by Microsoft's revocation matrix ("Refresh tokens in the Microsoft identity platform"), "Protect against consent
 * phishing" (access tokens are valid until their expiration) and "Review permissions granted to applications" (people may consent again).
 */
const EXPECTED: Readonly<Record<string, Row>> = {
  nothing: [REFRESHED, OLD, UNASKED],
  low: everywhere(90094),
  'low-verified': everywhere(90094),
  'low-mail': [REFRESHED, OLD, UNASKED],
  recommended: everywhere(90094),
  'consent-off': everywhere(90094),
  declined: everywhere(65004),
  'no-offline-access': ['invalid_token', OLD, UNASKED],
  'password-changed': [REFRESHED, OLD, UNASKED],
  'password-reset': [50173, OLD, UNASKED],
  'sessions-revoked': [50173, OLD, UNASKED],
  'grant-deleted': [65001, OLD, AGREED],
  'principal-disabled': [7000112, OLD, 7000112],
  'both-deleted': [700016, OLD, AGREED],
  'both-deleted-consent-off': [700016, OLD, 90094],
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
