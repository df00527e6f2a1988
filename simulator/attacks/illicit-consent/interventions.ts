import type { DelegatedPermissionClassification, PermissionScope } from '../../directory/tenant'
import { graphMailRead } from '../../fixtures/graph-mail-read'
import { guid } from '../../fixtures/guid'
import { byAppId } from '../../run/alternate-key'
import type { Switches } from '../../run/flow'
import type { Intervention } from '../../run/intervention'
import { ID, LITWARE } from './cast'
import { ada, contoso, graph, sharedDocuments } from './tenant'

/** Seconds. */
const MINUTE = 60
const DAY = 86_400

/** What the switches of this attack change from outside. */
export function interventions(switches: Switches): readonly Intervention[] {
  const { comesBack } = switches
  const chosen = Object.entries(switches).flatMap(([name, value]) => bundles[`${name}=${value}`] ?? [])
  return [
    ...chosen.filter(({ when }) => 'at' in when),
    { when: noticed, do: 'wait', seconds: 30 * MINUTE, says: 'Half an hour passes.' },
    ...chosen.filter(({ when }) => !('at' in when)),
    ...(comesBack === 'same-hour'
      ? []
      : [{ when: noticed, do: 'wait', seconds: DAY, says: 'A day passes.' } as const]),
  ]
}

const start = { at: 'start' } as const
/** The thief looks at the page for the second time: somebody has opened the link. */
const noticed = { message: 2, from: ID.thiefBrowser, to: ID.server, path: '/' } as const

const low = ({ id, value }: PermissionScope): DelegatedPermissionClassification => ({
  id: guid(`${value} is low, with Shared Documents`),
  permissionId: id,
  permissionName: value,
  classification: 'low',
})

/** An administrator has said of which impact these are. */
const classified = (scopes: readonly PermissionScope[], says: string): Intervention => ({
  when: start,
  do: 'put',
  collection: 'servicePrincipals',
  object: { id: graph.id, delegatedPermissionClassifications: scopes.map(low) },
  says,
})
const toBeSignedIn = graph.oauth2PermissionScopes.filter(({ value }) => value !== graphMailRead.value)

const mayConsent = (when: Intervention['when'], policies: readonly string[], says: string): Intervention => ({
  when,
  do: 'consent-policy',
  permissionGrantPoliciesAssigned: policies.map((each) => `ManagePermissionGrantsForSelf.${each}`),
  says,
})

const { displayName: company } = contoso.organization
const app = sharedDocuments.displayName
const key = byAppId(sharedDocuments.appId)

const grantDeleted: Intervention = {
  when: noticed,
  do: 'remove',
  collection: 'oauth2PermissionGrants',
  id: key,
  says: `An administrator deletes what was granted to ${app}.`,
}
const principalDeleted: Intervention = {
  when: noticed,
  do: 'remove',
  collection: 'servicePrincipals',
  id: key,
  says: `An administrator deletes the service principal of ${app} in ${company}.`,
}

function ofAda(now: readonly string[], says: string): Intervention {
  return { when: noticed, do: 'put', collection: 'users', object: { id: ada.id }, now, says }
}

const PASSWORD = 'lastPasswordChangeDateTime'
const SESSIONS = 'signInSessionsValidFromDateTime'

const bundles: Readonly<Record<string, readonly Intervention[]>> = {
  'consentPolicy=low': [
    mayConsent(
      start,
      ['microsoft-user-default-low'],
      `People of ${company} may consent to what is of low impact, for apps of verified publishers.`,
    ),
    classified(toBeSignedIn, 'An administrator has classified what a sign-in needs as of low impact.'),
  ],
  'consentPolicy=recommended': [
    mayConsent(
      start,
      ['microsoft-user-default-recommended'],
      `People of ${company} may consent to what Microsoft’s own policy leaves to them.`,
    ),
  ],
  'consentPolicy=none': [mayConsent(start, [], `People of ${company} may consent to nothing.`)],
  'publisher=verified': [
    {
      when: start,
      in: LITWARE,
      do: 'put',
      collection: 'applications',
      object: { id: sharedDocuments.id, verifiedPublisher: { displayName: 'Litware' } },
      says: `Microsoft has verified that Litware publishes ${app}.`,
    },
  ],
  'classification=mail-is-low': [
    classified(
      [...toBeSignedIn, graphMailRead],
      `An administrator has classified ${graphMailRead.value} as of low impact, too.`,
    ),
  ],
  'answer=password-changed': [ofAda([PASSWORD], `${ada.displayName} changes the password.`)],
  // The revocation matrix: a reset in the Microsoft Entra admin center ends the tokens of confidential clients as well.
  'answer=password-reset': [
    ofAda(
      [PASSWORD, SESSIONS],
      `An administrator resets the password of ${ada.displayName} in the Entra admin center.`,
    ),
  ],
  'answer=sessions-revoked': [
    ofAda([SESSIONS], `An administrator revokes all sign-ins of ${ada.displayName}.`),
  ],
  'answer=grant-deleted': [grantDeleted],
  'answer=principal-disabled': [
    {
      when: noticed,
      do: 'put',
      collection: 'servicePrincipals',
      object: { id: key, accountEnabled: false },
      says: `An administrator disables the service principal of ${app} in ${company}.`,
    },
  ],
  'answer=both-deleted': [grantDeleted, principalDeleted],
  'answer=both-deleted-consent-off': [
    grantDeleted,
    principalDeleted,
    mayConsent(noticed, [], `From now on, people of ${company} may consent to nothing.`),
  ],
}
