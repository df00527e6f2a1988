import type { ConditionalAccessPolicy } from '../directory/conditional-access-policy'
import { isForAgents } from './agents'
import { unknownMembers } from './caveats/unknown-members'
import { type DevicesTried, devicesTried } from './devices-tried'
import { isOn } from './is-on'
import { listed } from './lists'

/** https://learn.microsoft.com/entra/identity/conditional-access/agent-id (limitations) */
const EXCHANGED =
  'Claims about agents leave out the exchange of tokens (AzureADTokenExchange), where no policy is evaluated: name it in when.application.'

/** What a policy that is, or may be, in force looks at, and no sign-in of people on the usual devices shows. */
type Kind = (policy: ConditionalAccessPolicy) => boolean

/** A policy for workload identities. */
const isForWorkloads: Kind = ({ conditions }) =>
  listed(conditions?.clientApplications?.includeServicePrincipals).length > 0 ||
  Boolean(conditions?.clientApplications?.servicePrincipalFilter?.rule)

/** A policy for agent identities, or by their risk. */
const isAboutAgents: Kind = ({ conditions }) =>
  isForAgents(conditions?.clientApplications) || Boolean(conditions?.agentIdRiskLevels)

/** A policy that tells the user accounts of agents from those of people. */
const isForAgentUsers: Kind = ({ conditions }) =>
  Boolean(conditions?.agents) ||
  [...listed(conditions?.users?.includeUsers), ...listed(conditions?.users?.excludeUsers)].some(
    (id) => id.toLowerCase() === 'allagentidusers',
  )

/** A policy that sets terms of the session which are not known here. */
const hasOtherTerms: Kind = (policy) =>
  unknownMembers(policy).some(({ path }) => path.startsWith('sessionControls.'))

/** Sign-ins of people that are not tried, in a sentence; null: none that one of these policies tells apart. */
export function untriedPeople(
  policies: readonly ConditionalAccessPolicy[],
  devices: DevicesTried,
): string | null {
  // What is not registered is told apart by no filter.
  const isBare = devices.values.every(({ conditions }) => !conditions?.deviceInfo)
  return sentence([
    ['user accounts of agents', policies.filter(isForAgentUsers)],
    [OTHER_DEVICES, isBare ? [] : policies.filter(devices.misses)],
  ])
}

/**
 * Of whom claims do not speak and a policy does, in a sentence; null: nobody.
 * @param spoken whether a claim is about workload identities, and about agents
 */
export function untriedBesides(
  policies: readonly ConditionalAccessPolicy[],
  spoken: { readonly workloads: boolean; readonly agents: boolean },
): string | null {
  const others = sentence([
    ['workload identities', spoken.workloads ? [] : policies.filter(isForWorkloads)],
    ['agents', spoken.agents ? [] : policies.filter(isAboutAgents)],
  ])
  return spoken.agents ? [others, EXCHANGED].filter(Boolean).join(' ') : others
}

/**
 * What a difference is not tried for, in a sentence.
 * @param changed policies of which the answer may be another one, before and after
 * @param all those of both, which may hide a change
 */
export function untriedOf(
  changed: readonly ConditionalAccessPolicy[],
  all: readonly ConditionalAccessPolicy[],
): string | null {
  return sentence([
    ['workload identities', changed.filter(isForWorkloads)],
    ['agents', changed.filter(isAboutAgents)],
    ['user accounts of agents', all.filter(isForAgentUsers)],
    [OTHER_DEVICES, all.filter(devicesTried(all).misses)],
    ['terms of the session that are not known here', changed.filter(hasOtherTerms)],
  ])
}

const OTHER_DEVICES = 'some of the devices that filters tell apart'

function sentence(
  found: readonly (readonly [what: string, policies: readonly ConditionalAccessPolicy[]])[],
): string | null {
  const parts = found.flatMap(([what, policies]) => {
    const names = policies.filter(isOn).map(({ displayName, id }) => displayName || id)
    return names.length === 0 ? [] : [`${what} (${[...new Set(names)].join(', ')})`]
  })
  return parts.length === 0 ? null : `Not tried: ${parts.join('; ')}.`
}
