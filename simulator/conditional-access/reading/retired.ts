import { hasRetired, inForce } from '../grant-controls/retired'
import type { Finding } from './finding'
import { type Circumstances, type Reader, short } from './reader'

const PHONES: readonly Circumstances[] = ['iOS', 'android', 'windows'].map((devicePlatform) => ({
  says: `an app on ${devicePlatform}, with a password alone`,
  conditions: { devicePlatform, clientAppType: 'mobileAppsAndDesktopClients' },
}))
const EXCHANGE = '00000002-0000-0ff1-ce00-000000000000'

/** Policies that are on and ask for a control that counts for nothing any more. */
export function retiredControls(reader: Reader): readonly Finding[] {
  return reader.tenant.conditionalAccessPolicies.flatMap((policy, index) => {
    if (policy.state !== 'enabled' || !hasRetired(policy.grantControls)) return []
    const left = inForce(policy.grantControls)
    const name = short(policy.displayName || policy.id)
    // Whom it is about, where that can be shown: then the sign-in goes through it and is not asked.
    const tries = [...PHONES, ...PHONES.map((by) => ({ ...by, application: EXCHANGE }))]
    const shown = reader.everybody
      .flatMap(({ people: [person] }) => tries.map((by) => ({ person, by })))
      .find(({ person, by }) => reader.ask(person, by).policies[index]?.policyApplies)
    return [
      {
        id: 'retired-control',
        says: `“${name}” asks for an approved client app, which counts as not selected since 30 June 2026${left.length === 0 ? ': it asks for nothing' : `: what is left is ${left.join(', ')}`}.`,
        why: 'The policy is on and looks as if it guarded something. Entra does not ask for this any more; the control that took its place is the app protection policy (compliantApplication).',
        isCertain: true,
        policies: [{ id: policy.id, displayName: name, because: 'It names approvedApplication.' }],
        shows: shown ? reader.shown(shown.person, shown.by) : null,
        source: {
          url: 'https://learn.microsoft.com/entra/identity/conditional-access/migrate-approved-client-app',
          checked: '2026-11',
        },
      },
    ]
  })
}
