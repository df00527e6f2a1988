import { compile } from '../../conditional-access/compile/compile'
import { decide } from '../../conditional-access/compile/decide'
import { evaluate } from '../../conditional-access/evaluate'
import { readSignIn, whatIfResults } from '../../conditional-access/what-if'
import type { ConditionalAccessPolicy } from '../../directory/conditional-access-policy'
import { EMPTY_POLICY_TENANT, type PolicyTenant } from '../../directory/policy-tenant'
import { type Corpus, type Finding, holds } from './corpus'

interface Documented {
  readonly policies: readonly ConditionalAccessPolicy[]
  readonly analysisReasonsEnum: readonly string[]
  readonly examples: readonly {
    readonly name: string
    readonly request: { readonly signInIdentity: { readonly userId?: string } }
    /** Shortened by the page: what is listed applies, and of what is not listed nothing is known. */
    readonly expectedApplies: readonly string[]
  }[]
}

/** Microsoft's documented What If requests, and the policies that its answers list as applying. */
export const graphWhatifDocs: Corpus = {
  name: 'graph-whatif-docs',
  examine: async (read) => {
    const documented = (await read('graph-whatif-docs/whatif-examples.json')) as Documented
    const tenant = tenantOf(documented)
    const compiled = compile(tenant)
    return documented.examples.flatMap(({ name, request, expectedApplies }) => {
      const question = readSignIn(request)
      if (!question.ok) return [{ item: name, problem: question.errors.map(({ path }) => path).join() }]
      const decision = evaluate(compiled, question.signIn)
      const results = whatIfResults(decision, tenant)
      const reasons = documented.analysisReasonsEnum
      return [
        ...expectedApplies.map((id): Finding => {
          const result = results.find((each) => each.id === id)
          const item = `${name}: ${result?.displayName ?? id} applies`
          return holds(item, result?.policyApplies === true, `does not: ${result?.analysisReasons}`)
        }),
        ...results
          .filter(({ policyApplies }) => !policyApplies)
          .map(({ displayName, analysisReasons }) =>
            holds(
              `${name}: ${displayName} has one of the listed reasons`,
              analysisReasons !== 'notSet' && reasons.includes(analysisReasons),
              `has ${analysisReasons}`,
            ),
          ),
        holds(
          `${name}: report-only policies change nothing`,
          decision.result === 'grant' && decide(compiled, question.signIn) === 'grant',
          decision.result,
        ),
      ]
    })
  },
}

/** The page does not show the directory: one example has a policy for administrators apply, so the person is one. */
function tenantOf({ policies, examples }: Documented): PolicyTenant {
  const roles = policies.flatMap(({ conditions }) => conditions?.users?.includeRoles ?? [])
  const people = new Set(examples.flatMap(({ request }) => request.signInIdentity.userId ?? []))
  return {
    ...EMPTY_POLICY_TENANT,
    conditionalAccessPolicies: policies,
    roleAssignments: [...people].map((principalId) => ({
      id: principalId,
      principalId,
      roleDefinitionId: roles[0] ?? null,
      directoryScopeId: '/',
    })),
  }
}
