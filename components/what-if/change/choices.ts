import type { PolicyTenant } from '../../../simulator/doors/policy'
import { APPLICATION_NAMES, BUILT_IN_ROLES } from '../../../simulator/doors/policy-change'
import { type Choice, personChoices, targetChoices } from '../model/choices'

export type ChoiceKind = 'people' | 'groups' | 'roles' | 'applications' | 'locations' | 'strengths'

type Named = readonly { readonly id: string; readonly displayName?: string | null }[]

const word = (key: string, label: string): Choice => ({ key, label, detail: key })
const named = (list: Named, detail: string): Choice[] =>
  list.map(({ id, displayName }) => ({ key: id, label: displayName || id, detail }))

/** The same in every tenant: https://learn.microsoft.com/graph/api/resources/authenticationstrengths-overview */
export const STRENGTHS = [
  { id: '00000000-0000-0000-0000-000000000002', displayName: 'Multifactor authentication' },
  { id: '00000000-0000-0000-0000-000000000003', displayName: 'Passwordless MFA' },
  { id: '00000000-0000-0000-0000-000000000004', displayName: 'Phishing-resistant MFA' },
]

/** What a list of a policy can name: Graph's words first, then what the tenant has. */
const CHOICES: Readonly<Record<ChoiceKind, (tenant: PolicyTenant) => readonly Choice[]>> = {
  people: (tenant) => [
    word('All', 'All users'),
    word('None', 'None'),
    word('GuestsOrExternalUsers', 'All guests and external users'),
    ...personChoices({ ...tenant, servicePrincipals: [] }).map((each) => ({
      ...each,
      key: each.key.slice('user:'.length),
    })),
  ],
  groups: ({ groups }) => named(groups, 'group'),
  roles: ({ roleDefinitions }) => {
    const names = new Map([
      ...Object.entries(BUILT_IN_ROLES),
      ...(roleDefinitions ?? []).map(({ id, displayName }) => [id, displayName ?? id] as const),
    ])
    return [...names].map(([key, label]) => ({ key, label, detail: 'role' }))
  },
  applications: (tenant) => {
    const own = targetChoices(tenant)
      .filter(({ key }) => key.startsWith('app:'))
      .map((each) => ({ ...each, key: each.key.slice('app:'.length) }))
    const known = new Set(own.map(({ key }) => key.toLowerCase()))
    return [
      word('All', 'All resources'),
      word('None', 'None'),
      word('Office365', 'Office 365'),
      word('MicrosoftAdminPortals', 'Microsoft Admin Portals'),
      ...own,
      ...Object.entries(APPLICATION_NAMES).flatMap(([key, label]) =>
        known.has(key.toLowerCase()) ? [] : [{ key, label, detail: key }],
      ),
    ]
  },
  locations: ({ namedLocations }) => [
    word('All', 'Any location'),
    word('AllTrusted', 'All trusted locations'),
    ...named(namedLocations, 'named location'),
  ],
  strengths: ({ authenticationStrengthPolicies }) => [
    ...new Map(
      [...STRENGTHS, ...authenticationStrengthPolicies].map(({ id, displayName }) => [
        id,
        { key: id, label: displayName ?? id, detail: 'authentication strength' },
      ]),
    ).values(),
  ],
}

const made = new WeakMap<PolicyTenant['users'], Map<string, readonly Choice[]>>()

/** The choices of a kind; those of one tenant are made once. */
export function policyChoices(kind: ChoiceKind, tenant: PolicyTenant): readonly Choice[] {
  const own = made.get(tenant.users) ?? new Map<string, readonly Choice[]>()
  made.set(tenant.users, own)
  const known = own.get(kind) ?? CHOICES[kind](tenant)
  own.set(kind, known)
  return known
}
