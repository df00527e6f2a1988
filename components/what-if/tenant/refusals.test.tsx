import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, test } from 'vitest'
import { differenceOf } from '../../../simulator/conditional-access/difference/difference'
import {
  BLOCK,
  demand,
  GLASS,
  legacy,
  MFA,
  tenant,
} from '../../../simulator/conditional-access/testing/claims'
import { refusedIn } from '../../../simulator/doors/policy-words'
import { Plan } from '../change/Plan'
import { ImportReport } from './ImportReport'

const plan = (policy: object) =>
  renderToStaticMarkup(<Plan difference={differenceOf(tenant(), tenant(policy))} />)
const report = (policy: object) => {
  const { conditionalAccessPolicies } = tenant(policy)
  const none = { imported: {}, copies: {}, unresolved: [], unknown: [], problems: [] }
  return renderToStaticMarkup(
    <ImportReport report={{ ...none, refused: refusedIn(conditionalAccessPolicies) }} />,
  )
}
const BOTH = demand({ ...MFA, authenticationStrength: { id: 's' } })

describe('what Graph refuses stands', () => {
  test.each<[string, object, RegExp]>([
    [
      'certain',
      BOTH,
      /Graph refuses one of the calls.*<details[^>]* open.*<b>Refused<\/b>: .*<a href="https:/s,
    ],
    [
      'not certain',
      demand(BLOCK),
      /Graph may refuse one of the calls.*<b>Perhaps refused<\/b>: .*<a href="https:/s,
    ],
  ])('beside the call: %s', (_what, policy, says) => {
    expect(plan(policy)).toMatch(says)
  })

  test('in the report of an import, with the name of the policy', () => {
    expect(report(BOTH)).toMatch(/What Graph would not take.*<b>Policy 1<\/b>.*<b>Refused<\/b>/s)
  })

  test('nowhere where nothing is known to be refused', () => {
    expect(plan(legacy(GLASS))).not.toMatch(/refuse|<details[^>]* open/)
    expect(report(legacy(GLASS))).not.toMatch(/Graph/)
  })
})
