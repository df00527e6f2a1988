import type { Module } from './module'
import { frontChannelModules } from './modules/front-channel'
import { plans } from './plans'
import type { Variant } from './relying-party'

/** A plan in one of the ways that the suite asks it in. */
export interface VariedPlan {
  readonly plan: string
  readonly variant: Variant
  readonly modules: readonly Module[]
  /** Modules of the plan that mean nothing in this way, each with why. */
  readonly without: Readonly<Record<string, string>>
}

const BASIC = plans['oidcc-basic-certification-test-plan'] ?? []
/** In the plan Basic OP alone. */
const OF_CODE_ALONE = [
  'oidcc-idtoken-unsigned',
  'oidcc-codereuse',
  'oidcc-codereuse-30seconds',
  'oidcc-ensure-post-request-succeeds',
]
const NEEDS_CODE = [
  'oidcc-server-client-secret-post',
  'oidcc-refresh-token',
  'oidcc-ensure-request-with-valid-pkce-succeeds',
  'oidcc-ensure-request-without-nonce-succeeds-for-code-flow',
]
const READS_USERINFO = [
  'oidcc-userinfo-get',
  'oidcc-userinfo-post-header',
  'oidcc-userinfo-post-body',
  'oidcc-claims-essential',
  'oidcc-scope-profile',
  'oidcc-scope-email',
  'oidcc-alternate-happy-flow',
]
const WITHOUT_NONCE = 'oidcc-ensure-request-without-nonce-succeeds-for-code-flow'
const NONCE_FAILS = 'oidcc-ensure-request-without-nonce-fails'

const because = (names: readonly string[], reason: string) =>
  Object.fromEntries(names.map((name) => [name, reason]))
const NO_ACCESS_TOKEN = because(
  READS_USERINFO,
  'With response_type=id_token there is no access token to ask userinfo with.',
)
const NONCE_IS_A_MUST = because([WITHOUT_NONCE], 'An ID token in front needs a nonce.')
const NONCE_IS_OPTIONAL = because(
  [NONCE_FAILS],
  'With code token the nonce is optional (OpenID Connect Core section 3.3.2.11).',
)

/** The modules in this way: those about tokens in front, and of the others those that the plan has as well. */
function modulesOf(leftOut: readonly string[]): readonly Module[] {
  const own = frontChannelModules.map(({ name }) => name)
  return [
    ...frontChannelModules,
    ...BASIC.filter(({ name }) => !own.includes(name) && !OF_CODE_ALONE.includes(name)),
  ].filter(({ name }) => !leftOut.includes(name))
}

const implicit = (responseType: string, without: Readonly<Record<string, string>> = {}): VariedPlan => ({
  plan: 'oidcc-implicit-certification-test-plan',
  variant: { responseType },
  modules: modulesOf([...NEEDS_CODE, ...Object.keys(without)]),
  without,
})
const hybrid = (responseType: string, without: Readonly<Record<string, string>>): VariedPlan => ({
  plan: 'oidcc-hybrid-certification-test-plan',
  variant: { responseType },
  modules: modulesOf(Object.keys(without)),
  without,
})
/** The catalogue lists no modules of the plans for the form post: they are those of the plans without it. */
const posted = ({ plan, variant, ...rest }: VariedPlan): VariedPlan => ({
  ...rest,
  plan: plan.replace('oidcc-', 'oidcc-formpost-'),
  variant: { ...variant, responseMode: 'form_post' },
})

const IN_FRONT: readonly VariedPlan[] = [
  implicit('id_token', NO_ACCESS_TOKEN),
  implicit('id_token token'),
  hybrid('code id_token', NONCE_IS_A_MUST),
  hybrid('code token', NONCE_IS_OPTIONAL),
  hybrid('code id_token token', NONCE_IS_A_MUST),
]

/** The plans Implicit OP, Hybrid OP, and the three for the form post. */
export const frontPlans: readonly VariedPlan[] = [
  ...IN_FRONT,
  ...IN_FRONT.map(posted),
  {
    plan: 'oidcc-formpost-basic-certification-test-plan',
    variant: { responseType: 'code', responseMode: 'form_post' },
    modules: BASIC,
    without: {},
  },
]
