import { describe, expect, it } from 'vitest'
import type { ConditionalAccessPolicy } from '../directory/conditional-access-policy'
import type { PolicyTenant } from '../directory/policy-tenant'
import { compile } from './compile/compile'
import { decide } from './compile/decide'
import type { Decision, PolicyAnswer } from './decision'
import { evaluate } from './evaluate'
import type { SignIn } from './sign-in'
import { type Dice, dice } from './testing/dice'
import { randomSignIn } from './testing/random-sign-in'
import { randomPolicy, randomTenant } from './testing/random-tenant'

const SEED = 20261123
/** A few with every change; many in `npm run test:long`. */
const TENANTS = process.env.LAB_LONG ? 16 : 3
const QUESTIONS = 120

const policiesOf = (tenant: PolicyTenant, conditionalAccessPolicies: readonly ConditionalAccessPolicy[]) =>
  compile({ ...tenant, conditionalAccessPolicies })

/** Runs `check` over random tenants and questions; what fails names the seed. */
function over(
  name: string,
  check: (tenant: PolicyTenant, questions: readonly SignIn[], roll: Dice) => void,
): void {
  for (let round = 0; round < TENANTS; round++) {
    const roll = dice(SEED + round, name)
    const tenant = randomTenant(SEED + round, 1 + roll.below(round % 2 === 0 ? 12 : 70))
    check(
      tenant,
      Array.from({ length: QUESTIONS }, () => randomSignIn(roll)),
      roll,
    )
  }
}

function byId({ policies }: Decision): Map<string, PolicyAnswer> {
  return new Map(policies.map((answer) => [answer.id, answer]))
}

/** What the order of policies may change: the order of lists by policy, and nothing else. */
function withoutOrder(decision: Decision) {
  const sorted = (ids: readonly string[]) => [...ids].sort()
  return {
    ...decision,
    policies: byId(decision),
    required: decision.required.map((each) => ({ ...each, requiredBy: sorted(each.requiredBy) })),
    session: JSON.stringify(decision.session, (_key, value) =>
      Array.isArray(value) ? sorted(value) : value,
    ),
    caveats: sorted(decision.caveats.map((caveat) => JSON.stringify(caveat))),
  }
}

describe(`policies and sign-ins of any kind (seed ${SEED})`, () => {
  it('gives the same result with reasons and without', () => {
    over('paths', (tenant, questions) => {
      const compiled = compile(tenant)
      for (const signIn of questions) expect(decide(compiled, signIn)).toBe(evaluate(compiled, signIn).result)
    })
  })

  it('says the same the first time and the thousandth', () => {
    over('memory', (tenant, questions) => {
      const compiled = compile(tenant)
      const often = questions.map((signIn) => evaluate(compiled, signIn))
      for (const [index, signIn] of questions.slice(0, 12).entries()) {
        expect(often[index]).toEqual(evaluate(compile(tenant), signIn))
        expect(evaluate(compiled, signIn)).toEqual(often[index])
      }
    })
  })

  it('does not mind the order of policies', () => {
    over('order', (tenant, questions) => {
      const policies = tenant.conditionalAccessPolicies
      const [there, back] = [compile(tenant), policiesOf(tenant, [...policies].reverse())]
      for (const signIn of questions) {
        expect(withoutOrder(evaluate(back, signIn))).toEqual(withoutOrder(evaluate(there, signIn)))
      }
    })
  })

  it('takes a policy that is off for one that is not there', () => {
    over('disabled', (tenant, questions) => {
      const policies = tenant.conditionalAccessPolicies
      const off = policies.map((policy, index) =>
        index % 2 === 0 ? { ...policy, state: 'disabled' } : policy,
      )
      // A tenant without any policy is another matter: none came in.
      if (off.every(({ state }) => state === 'disabled')) return
      const [disabled, absent] = [
        policiesOf(tenant, off),
        policiesOf(
          tenant,
          off.filter(({ state }) => state !== 'disabled'),
        ),
      ]
      for (const signIn of questions) {
        const { policies: all, ...rest } = evaluate(disabled, signIn)
        const { policies: fewer, ...same } = evaluate(absent, signIn)
        expect(rest).toEqual(same)
        expect(all.filter(({ state }) => state !== 'disabled')).toEqual(fewer)
        for (const each of all)
          if (each.state === 'disabled') expect(each.analysisReasons).toBe('policyNotEnabled')
      }
    })
  })

  it('never lets a policy in report-only mode change a result', () => {
    over('report-only', (tenant, questions, roll) => {
      const more = Array.from({ length: 10 }, (_, index) => ({
        ...randomPolicy(roll, `reported-${index}`),
        state: 'enabledForReportingButNotEnforced',
      }))
      const [without, reporting] = [
        compile(tenant),
        policiesOf(tenant, [...tenant.conditionalAccessPolicies, ...more]),
      ]
      for (const signIn of questions) {
        const { policies: _fewer, caveats: _less, ...before } = evaluate(without, signIn)
        const { policies, caveats: _more, ...after } = evaluate(reporting, signIn)
        expect(after).toEqual(before)
        for (const { state, logResult } of policies) {
          if (state === 'enabledForReportingButNotEnforced')
            expect(logResult).toMatch(/^(reportOnly|unknown)/)
        }
      }
    })
  })

  it('never lets somebody in because a policy was added', () => {
    const rank = { block: 0, challenge: 1, grant: 2 }
    over('more', (tenant, questions, roll) => {
      const block = { operator: 'OR', builtInControls: ['block'] }
      const { sessionControls: _none, ...added } = { ...randomPolicy(roll, 'added'), state: 'enabled' }
      const before = compile(tenant)
      const [stricter, blocking] = [added, { ...added, grantControls: block }].map((policy) =>
        policiesOf(tenant, [...tenant.conditionalAccessPolicies, policy]),
      )
      for (const signIn of questions) {
        const result = evaluate(before, signIn).result
        if (!stricter || !blocking) throw new Error('not compiled')
        expect(rank[decide(stricter, signIn)]).toBeLessThanOrEqual(rank[result])
        const blocked = evaluate(blocking, signIn)
        const applies = byId(blocked).get('added')?.policyApplies
        expect(blocked.result).toBe(applies ? 'block' : result)
      }
    })
  })

  it('lets an exclusion beat every inclusion', () => {
    over('exclusion', (tenant, questions) => {
      for (const signIn of questions.slice(0, 20)) {
        const { signInIdentity: identity } = signIn
        if (identity['@odata.type'] !== '#microsoft.graph.userSignIn') continue
        const excluding = tenant.conditionalAccessPolicies.map((policy) => ({
          ...policy,
          conditions: {
            ...policy.conditions,
            users: { ...policy.conditions?.users, excludeUsers: [identity.userId.toUpperCase()] },
          },
        }))
        const decision = evaluate(policiesOf(tenant, excluding), signIn)
        for (const answer of decision.policies) expect(answer.policyApplies).toBe(false)
      }
    })
  })

  it('gives every policy that does not apply a reason, and the condition that ruled it out', () => {
    over('reasons', (tenant, questions) => {
      const compiled = compile(tenant)
      for (const signIn of questions) {
        for (const answer of evaluate(compiled, signIn).policies) {
          const last = answer.conditions.at(-1)
          expect(answer.analysisReasons === 'notSet').toBe(answer.policyApplies)
          expect(answer.because).toMatch(/\.$/)
          if (answer.policyApplies) {
            for (const { outcome } of answer.conditions) expect(outcome).toMatch(/^(matched|any)$/)
            expect(answer.conditions).toHaveLength(13)
          } else if (last && answer.analysisReasons !== 'notEnoughInformation') {
            expect(last.outcome).toBe('ruled-out')
            expect(answer.because).toBe(last.because)
            // Of a condition that may not count it is not certain that it rules the policy out: another one does.
            const masked = compiled.policies.find(({ policy }) => policy.id === answer.id)?.masked
            const out = answer.conditions.filter(({ outcome }) => outcome === 'ruled-out')
            expect(out.filter(({ condition }) => !masked?.has(condition))).toEqual([last])
          }
        }
      }
    })
  })

  it('asks for nothing when it grants, and for something when it challenges', () => {
    over('required', (tenant, questions) => {
      const compiled = compile(tenant)
      for (const signIn of questions) {
        const { result, required, code } = evaluate(compiled, signIn)
        if (result === 'grant') expect([required, code]).toEqual([[], null])
        if (result === 'challenge') expect(required.length).toBeGreaterThan(0)
        for (const { requiredBy } of required) expect(requiredBy.length).toBeGreaterThan(0)
      }
    })
  })
})
