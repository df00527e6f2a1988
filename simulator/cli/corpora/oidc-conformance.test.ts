import { expect, it } from 'vitest'
import { frontPlans } from '../../identity-provider/testing/conformance/front-plans'
import { plans } from '../../identity-provider/testing/conformance/plans'
import { oidcConformance } from './oidc-conformance'

const CONFIG = 'oidcc-config-certification-test-plan'
const BASIC = 'oidcc-basic-certification-test-plan'
const names = (plan: string) => (plans[plan] ?? []).map(({ name }) => name)

/** The other plans as the catalogue has them: with all that is asked in one way or another. */
const FRONT = ['implicit', 'hybrid'].map((kind) => {
  const plan = `oidcc-${kind}-certification-test-plan`
  const [first] = frontPlans.filter((each) => each.plan === plan)
  const modules = [...(first?.modules ?? []).map(({ name }) => name), ...Object.keys(first?.without ?? {})]
  return { plan, modules }
})

async function problems(config: readonly string[], basic: readonly string[]) {
  const catalogue = {
    plans: [{ plan: CONFIG, modules: config }, { plan: BASIC, modules: basic }, ...FRONT],
  }
  const findings = await oidcConformance.examine(async () => catalogue)
  return findings.flatMap(({ item, problem, exception }) =>
    problem && !exception ? [`${item} ${problem}`] : [],
  )
}

it('a plan of which every module is asked has no problem, and every module has its row', async () => {
  expect(await problems(names(CONFIG), names(BASIC))).toEqual([])
})

it.each<[what: string, config: readonly string[], basic: readonly string[], problem: string]>([
  [
    'a module that nobody asks',
    names(CONFIG),
    [...names(BASIC), 'oidcc-new'],
    `oidcc-new is in ${BASIC}, and nobody asks it here`,
  ],
  [
    'a module of another plan',
    [...names(CONFIG), 'oidcc-server'],
    names(BASIC),
    `oidcc-server is in ${CONFIG}, and nobody asks it here`,
  ],
  [
    'one that the plan does not have',
    names(CONFIG),
    names(BASIC).filter((name) => name !== 'oidcc-server'),
    `oidcc-server is asked here, and ${BASIC} does not have it`,
  ],
])('%s is a problem', async (_what, config, basic, problem) => {
  expect(await problems(config, basic)).toEqual([problem])
})

it('a plan that the catalogue does not have is a problem', async () => {
  expect(await problems([], names(BASIC))).toContain(`${CONFIG} is no plan of the catalogue`)
})
