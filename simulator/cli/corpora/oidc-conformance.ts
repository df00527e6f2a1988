import { frontPlans, type VariedPlan } from '../../identity-provider/testing/conformance/front-plans'
import { createProvider, judge, type Verdict } from '../../identity-provider/testing/conformance/judge'
import { plans } from '../../identity-provider/testing/conformance/plans'
import type { Corpus, Finding } from './corpus'

interface Published {
  readonly plans: readonly { readonly plan: string; readonly modules: readonly string[] }[]
}

/** In the plan Basic OP of the suite, and not in the catalogue that was read from it. */
const NOT_IN_THE_CATALOGUE: readonly string[] = ['oidcc-codereuse', 'oidcc-codereuse-30seconds']

/** The modules of the OpenID Foundation's plans for Config OP, Basic OP, Implicit OP, Hybrid OP and the form post, and what this identity provider makes of each. */
export const oidcConformance: Corpus = {
  name: 'oidc-conformance',
  columns: ['module', 'result', 'reason'],
  leftOut:
    'the other plans for providers, because there is no registration of clients, no session frame, no back-channel logout and no sign-in that a third party begins, and because sign-out has tests of its own; and all plans for clients',
  examine: async (read) => {
    const published = (await read('oidc-conformance/oidcc-modules.json')) as Published
    const findings: Finding[] = []
    for (const [plan, modules] of Object.entries(plans)) {
      const named = published.plans.find((each) => each.plan === plan)?.modules ?? []
      findings.push(
        ...missing(
          plan,
          named,
          modules.map(({ name }) => name),
        ),
      )
      for (const module of modules) findings.push(found(await judge(module)))
    }
    for (const varied of frontPlans) {
      const { plan, modules, without, variant } = varied
      // The catalogue has the plans for the form post without modules: they are those of the plans without it.
      if (variant.responseMode === undefined) {
        const named = published.plans.find((each) => each.plan === plan)?.modules ?? []
        const asked = [...modules.map(({ name }) => name), ...Object.keys(without)]
        findings.push(...missing(plan, named, asked))
      }
      for (const module of modules)
        findings.push(found(await judge(module, createProvider(), variant), inWay(varied)))
      for (const [name, reason] of Object.entries(without)) {
        const item = `${name}, ${inWay(varied)}`
        findings.push({ item, problem: 'leaves out', exception: reason, row: [item, 'leaves out', reason] })
      }
    }
    return findings
  },
}

/** What stands in the plan or in our list, and not in the other. */
function missing(plan: string, named: readonly string[], ours: readonly string[]): Finding[] {
  const strange = ours.filter((name) => !named.includes(name) && !NOT_IN_THE_CATALOGUE.includes(name))
  return [
    ...(named.length === 0 ? [{ item: plan, problem: 'is no plan of the catalogue' }] : []),
    ...named
      .filter((name) => !ours.includes(name))
      .map((name) => ({ item: name, problem: `is in ${plan}, and nobody asks it here` })),
    ...strange.map((name) => ({ item: name, problem: `is asked here, and ${plan} does not have it` })),
  ]
}

/** `code id_token by form_post` */
function inWay({ variant: { responseType, responseMode } }: VariedPlan): string {
  return responseMode ? `${responseType} by ${responseMode}` : responseType
}

function found({ module: name, result, reasons }: Verdict, way = ''): Finding {
  const module = way ? `${name}, ${way}` : name
  const says = reasons.join('; ')
  const row = [module, result, says]
  if (result === 'FAILS') return { item: module, problem: says, row }
  return result === 'passes' ? { item: module, row } : { item: module, problem: result, exception: says, row }
}
