import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, test } from 'vitest'
import { policyOf, signInOf } from '../../../simulator/conditional-access/testing/one-policy'
import { EMPTY_POLICY_TENANT } from '../../../simulator/directory/policy-tenant'
import * as policy from '../../../simulator/doors/policy'
import * as aside from '../../../simulator/doors/policy-aside'
import { createHelper } from '../model/helper'
import { createWhatIf } from '../model/store'
import type { Transfer } from '../model/transfer'
import { WhatIfContext } from '../use-what-if'
import { Matrix } from './Matrix'

const helper = createHelper(() => {
  throw new Error('There is no other thread here.')
})

const named = (displayName: string, conditions: object) =>
  policyOf(conditions, { id: displayName, displayName })

const POLICIES = [
  named('Applies', {}),
  named('Spares', { users: { includeUsers: ['None'] } }),
  named('Times', { times: { includedRanges: ['weekends'] } }),
  named('Risk', { userRiskLevels: ['unknownFutureValue'] }),
  named('Client', { clientAppTypes: ['browser'] }),
]

/** The page's table for these policies, as text with a bar between two cells. */
function drawn(policies: readonly policy.ConditionalAccessPolicy[], applyingOnly = false): string {
  const control = createWhatIf({ ...policy, ...aside }, [], helper)
  const tenant = {
    ...EMPTY_POLICY_TENANT,
    users: [{ id: 'ada', creationType: null }],
    conditionalAccessPolicies: policies,
  }
  control.answerFrom(tenant, control.store.getState().source, signInOf({ userRiskLevel: 'low' }))
  control.update({ applyingOnly })
  // What is drawn without a browser is a store's first state.
  Object.assign(control.store, { getInitialState: control.store.getState })
  return renderToStaticMarkup(
    <WhatIfContext value={{ control, helper, transfer: {} as Transfer }}>
      <Matrix />
    </WhatIfContext>,
  )
}

const rowOf = (markup: string, name: string) =>
  /** Without its list of states. */
  (markup.split('<tr').find((row) => row.includes(`State of ${name}"`)) ?? '')
    .replace(/<option.*?<\/option>/g, '')
    .replace(/<[^>]*>/g, '|')

describe('the table of policies', () => {
  test('says how many apply, and of how many that is not known', () => {
    expect(drawn(POLICIES)).toContain('1 of 5 apply, 3 not known.')
    expect(drawn(POLICIES.slice(0, 2))).toMatch(/1 of 2 apply\. /)
  })

  test.each([
    ['Applies', /\|Blocks\|/],
    ['Spares', /Users rules it out\|.*\|Does not apply\|.*Users: \|/],
    ['Times', /\|Not known\|.*conditions\.times/],
    ['Risk', /User risk cannot be decided\|.*\|Not known\|.*User risk: \|/],
    ['Client', /Client app cannot be decided\|.*\|Not known\|.*Client app: \|/],
  ])('%s says %s', (name, says) => {
    expect(rowOf(drawn(POLICIES), name)).toMatch(says)
  })

  test('of those that apply, the ones that may are there, and the choice says so', () => {
    const shown = drawn(POLICIES, true)
    expect(
      POLICIES.flatMap(({ displayName = '' }) => (rowOf(shown, displayName ?? '') ? [displayName] : [])),
    ).toEqual(['Applies', 'Times', 'Risk', 'Client'])
    expect(shown).toContain('Only those that apply, or may')
    expect(drawn(POLICIES.slice(0, 2), true)).not.toContain('or may')
  })
})
