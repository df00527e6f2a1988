import { graphUserReadAll, graphUserReadBasicAll } from '../../fixtures/graph-service-principal'
import type { Switches } from '../../run/flow'
import type { Intervention } from '../../run/intervention'
import { FABRIKAM, ID } from './cast'
import {
  assignmentInContoso,
  bo,
  classifications,
  contoso,
  finderInContoso,
  grantInContoso,
  graph,
  listing,
  peopleFinder,
  TAILSPIN,
} from './tenant'

/** What the switches of this flow change from outside. */
export function interventions(switches: Switches): readonly Intervention[] {
  const { permission = graphUserReadAll.value, organization } = switches
  return [
    ...listed(switches),
    ...Object.entries(switches).flatMap(([name, value]) => bundles[`${name}=${value}`] ?? []),
    ...(organization === 'connected' ? connected(permission) : []),
  ]
}

const CLOUD_APPLICATION_ADMINISTRATOR = '158c047a-c907-4556-b7ef-446551a6b5f7'
const start = { at: 'start' } as const
/** The administrator is sent to the consent page, and comes back. */
const asking = { message: 1, from: ID.adminBrowser, to: ID.identityProvider, path: '/adminconsent' } as const
const back = { message: 1, from: ID.adminBrowser, to: ID.server, path: '/connected' } as const

const removed: Intervention = {
  when: start,
  do: 'remove',
  collection: 'roleAssignments',
  id: contoso.roleAssignments.find(({ principalId }) => principalId === bo.id)?.id ?? '',
  says: `${bo.displayName} is no Global Administrator any more.`,
}

/** Somebody comes back to the app. */
const again = { message: 1, from: ID.browser, to: ID.server, path: '/again' } as const
const deleted: Intervention = {
  when: again,
  do: 'remove',
  collection: 'oauth2PermissionGrants',
  id: grantInContoso('').id,
  says: 'An administrator deletes what was granted to People Finder for everybody. Its app role stays.',
}

/** `.default` means what is registered: the registration lists what the app asks people for, and perhaps an app role. */
function listed({ permission, appRole }: Switches): readonly Intervention[] {
  const basic = permission === graphUserReadBasicAll.value
  const withRole = appRole !== 'not-listed'
  if (!basic && withRole) return []
  const says = [
    ...(basic ? [`${graphUserReadBasicAll.value} in place of ${graphUserReadAll.value}`] : []),
    ...(withRole ? [] : ['no app role']),
  ]
  return [
    {
      when: start,
      in: FABRIKAM,
      do: 'put',
      collection: 'applications',
      object: {
        id: peopleFinder.id,
        requiredResourceAccess: listing(basic ? graphUserReadBasicAll : graphUserReadAll, withRole),
      },
      says: `People Finder lists ${says.join(', and ')} in its registration.`,
    },
  ]
}

/** An administrator of Contoso has agreed, before the story begins. */
function connected(permission: string): readonly Intervention[] {
  const grant = grantInContoso(permission)
  return [
    {
      when: start,
      do: 'put',
      collection: 'servicePrincipals',
      object: { ...finderInContoso },
      says: 'People Finder has a service principal in Contoso.',
    },
    {
      when: start,
      do: 'put',
      collection: 'oauth2PermissionGrants',
      object: { ...grant },
      says: `An administrator has granted People Finder for everybody: ${grant.scope}.`,
    },
    {
      when: start,
      do: 'put',
      collection: 'appRoleAssignments',
      object: { ...assignmentInContoso },
      says: 'An administrator has given People Finder the app role User.Read.All.',
    },
  ]
}

/** The reviewer opens what was asked for. */
const reviewing = {
  message: 1,
  from: ID.adminBrowser,
  to: ID.identityProvider,
  path: '/consent-requests',
} as const

const bundles: Readonly<Record<string, readonly Intervention[]>> = {
  'requests=on': [
    {
      when: start,
      do: 'consent-requests',
      policy: {
        isEnabled: true,
        notifyReviewers: true,
        remindersEnabled: true,
        requestDurationInDays: 30,
        reviewers: [{ query: `/users/${bo.id}`, queryType: 'MicrosoftGraph', queryRoot: null }],
      },
      says: `People of Contoso can ask for approval, and ${bo.displayName} reviews what they ask for.`,
    },
  ],
  'review=too-late': [{ when: reviewing, do: 'wait', seconds: 31 * 86_400, says: '31 days pass.' }],
  'publisher=not-verified': [
    {
      when: start,
      in: FABRIKAM,
      do: 'put',
      collection: 'applications',
      object: { id: peopleFinder.id, verifiedPublisher: null },
      says: 'Microsoft has not verified who publishes People Finder.',
    },
  ],
  'classification=none': [
    {
      when: start,
      do: 'put',
      collection: 'servicePrincipals',
      object: {
        id: graph.id,
        delegatedPermissionClassifications: classifications.filter(
          ({ permissionName }) => permissionName !== 'User.ReadBasic.All',
        ),
      },
      says: 'Nobody in Contoso has classified User.ReadBasic.All.',
    },
  ],
  'role=cloud-application-administrator': [
    removed,
    {
      when: start,
      do: 'put',
      collection: 'roleAssignments',
      object: {
        id: `${CLOUD_APPLICATION_ADMINISTRATOR}.${bo.id}`,
        principalId: bo.id,
        roleDefinitionId: CLOUD_APPLICATION_ADMINISTRATOR,
        directoryScopeId: '/',
      },
      says: `${bo.displayName} is a Cloud Application Administrator.`,
    },
  ],
  'role=none': [removed],
  'redirectUri=not-registered': [
    {
      when: asking,
      do: 'edit',
      edits: [
        { in: 'query', name: 'redirect_uri', set: 'https://people.fabrikam.example.attacker.example/' },
      ],
      says: 'The link that the administrator follows names another address for the answer.',
    },
  ],
  'state=forged': [
    {
      when: back,
      do: 'edit',
      edits: [
        { in: 'query', name: 'tenant', set: TAILSPIN },
        { in: 'query', name: 'state', set: 'made-up' },
      ],
      says: 'Somebody writes an answer that names another organization.',
    },
  ],
  'state=another-tenant': [
    {
      when: back,
      do: 'edit',
      edits: [{ in: 'query', name: 'tenant', set: TAILSPIN }],
      says: 'Whoever sits at the browser changes tenant in the answer, and nothing else.',
    },
  ],
  'state=missing': [
    {
      when: back,
      do: 'edit',
      edits: [{ in: 'query', name: 'state', remove: true }],
      says: 'The answer loses its state on the way.',
    },
  ],
  'later=grant-deleted': [deleted],
  'later=grant-deleted-two-hours-ago': [
    deleted,
    { when: again, do: 'wait', seconds: 7_200, says: 'Two hours pass.' },
  ],
}
