import type { ConditionalAccessPolicy } from '../directory/conditional-access-policy'
import type { PolicyTenant } from '../directory/policy-tenant'
import { unknownMembers } from './caveats/unknown-members'
import { both } from './lists'
import { circumstances } from './sentence/circumstances'
import { grant, session } from './sentence/controls'
import { agents, people, workloads } from './sentence/people'
import { target } from './sentence/target'
import { namesFor } from './sentence/words'

/** A policy as people say it. */
export interface PolicyDescription {
  /** One or two sentences. Long lists are counted there. */
  readonly sentence: string
  /** Everything that the policy says, a fact each, with all names. */
  readonly facts: readonly string[]
}

const STATES: Readonly<Record<string, string>> = {
  enabled: 'on',
  enabledforreportingbutnotenforced: 'report-only',
  disabled: 'off',
}

/**
 * Puts a policy into words, with the tenant's names for ids; ids that nothing names are said to be missing.
 * @param roleNames display names by role template id
 */
export function describePolicy(
  policy: ConditionalAccessPolicy,
  tenant: PolicyTenant,
  roleNames: Readonly<Record<string, string>> = {},
): PolicyDescription {
  const names = namesFor(tenant, roleNames)
  const conditions = policy.conditions ?? {}
  const users = people(conditions.users, names)
  const clients = [workloads(conditions.clientApplications, names), ...agents(conditions, names)].filter(
    ({ phrase }) => phrase !== '',
  )
  const what = target(conditions.applications, names)
  const when = circumstances(conditions, names)
  const demand = grant(policy.grantControls, names)
  const after = session(policy.sessionControls)
  const state = STATES[policy.state?.toLowerCase() ?? ''] ?? policy.state
  const unsaid = unknownMembers(policy).map(({ path }) => path)

  const who = both(clients.map(({ phrase }) => phrase)) || users.phrase || 'nobody'
  const scope = [what.phrase, ...when.map(({ phrase }) => phrase)].filter(Boolean).join(' ')
  const about = scope === '' ? who : `${who}, ${scope},`
  const says = `${about} ${demand.phrase || 'can get in'}`
  const sentences = [
    ...(state === undefined || state === null || state === 'on' ? [] : [`${capital(state)}.`]),
    `${capital(says)}.`,
    ...(after.phrase === '' ? [] : [`The session: ${after.phrase}.`]),
    ...(unsaid.length === 0 ? [] : [`Not understood: ${unsaid.join(', ')}.`]),
  ]
  return {
    sentence: sentences.join(' '),
    facts: [
      ...(state ? [`State: ${state}.`] : []),
      ...users.facts,
      ...clients.flatMap(({ facts }) => facts),
      ...what.facts,
      ...when.flatMap(({ facts }) => facts),
      ...demand.facts,
      ...after.facts,
      ...unsaid.map((path) => `Not understood: ${path}.`),
    ],
  }
}

const ORDER = ['enabled', 'enabledforreportingbutnotenforced', 'disabled']

/** Policies as one reads them: what is on first, then report-only, then the rest, by name. */
export function inReadingOrder<T extends Pick<ConditionalAccessPolicy, 'state' | 'displayName'>>(
  policies: readonly T[],
): readonly T[] {
  const rank = ({ state }: T) => {
    const at = ORDER.indexOf(state?.toLowerCase() ?? '')
    return at < 0 ? ORDER.length : at
  }
  const name = ({ displayName }: T) => displayName?.toLowerCase() ?? ''
  return policies.toSorted(
    (one, other) =>
      rank(one) - rank(other) || (name(one) < name(other) ? -1 : Number(name(one) > name(other))),
  )
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
