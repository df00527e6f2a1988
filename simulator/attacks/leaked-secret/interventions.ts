import type { Switches } from '../../run/flow'
import type { Intervention } from '../../run/intervention'
import { ID } from './cast'
import {
  certificates,
  directoryRole,
  federatedCredentials,
  instance,
  nightlyReport,
  replacement,
  reportsRoleId,
  secret,
} from './tenant'

/** Seconds. */
const MINUTE = 60
const DAY = 86_400

const start = { at: 'start' } as const
/** The thief comes back: by then somebody has noticed. */
const noticed = { message: 1, from: ID.thiefBrowser, to: ID.notebook, path: '/later' } as const

/** What the switches of this attack change from outside. */
export function interventions(switches: Switches): readonly Intervention[] {
  const chosen = Object.entries(switches).flatMap(([name, value]) => bundles[`${name}=${value}`] ?? [])
  return [
    ...chosen.filter(({ when }) => 'at' in when),
    { when: noticed, do: 'wait', seconds: 30 * MINUTE, says: 'Half an hour passes.' },
    ...chosen.filter(({ when }) => !('at' in when)),
    ...(switches.comesBack === 'same-hour'
      ? []
      : [{ when: noticed, do: 'wait', seconds: DAY, says: 'A day passes.' } as const]),
  ]
}

const app = nightlyReport.displayName

function registration(
  when: Intervention['when'],
  members: Readonly<Record<string, unknown>>,
  says: string,
): Intervention {
  return { when, do: 'put', collection: 'applications', object: { id: nightlyReport.id, ...members }, says }
}

const bundles: Readonly<Record<string, readonly Intervention[]>> = {
  'credential=certificate-beside-secret': [
    registration(start, { keyCredentials: certificates }, `${app} has got a certificate. Its secret stays.`),
  ],
  'credential=certificate': [
    registration(
      start,
      { keyCredentials: certificates, passwordCredentials: [] },
      `${app} has got a certificate, and its secret is removed.`,
    ),
  ],
  'credential=federated': [
    registration(
      start,
      { federatedIdentityCredentials: federatedCredentials, passwordCredentials: [] },
      `${app} trusts one job of the build service, and its secret is removed.`,
    ),
  ],
  'secretLives=until-evening': [
    registration(
      start,
      { passwordCredentials: [{ ...secret, endDateTime: '2026-03-02T18:00:00Z' }] },
      `The secret of ${app} is good until the evening.`,
    ),
  ],
  'permissions=reports-alone': [
    {
      when: start,
      do: 'remove',
      collection: 'appRoleAssignments',
      id: directoryRole.id,
      says: `${app} may read reports, and no longer the directory.`,
    },
  ],
  'answer=secret-added': [
    registration(
      noticed,
      { passwordCredentials: [replacement, secret] },
      `An administrator adds a secret to ${app}.`,
    ),
  ],
  'answer=secret-replaced': [
    registration(
      noticed,
      { passwordCredentials: [replacement] },
      `An administrator adds a secret to ${app}, and removes the old one.`,
    ),
  ],
  'answer=role-removed': [
    {
      when: noticed,
      do: 'remove',
      collection: 'appRoleAssignments',
      id: reportsRoleId,
      says: `An administrator takes the role Reports.Read.All away from ${app}.`,
    },
  ],
  'answer=principal-disabled': [
    {
      when: noticed,
      do: 'put',
      collection: 'servicePrincipals',
      object: { id: instance.id, accountEnabled: false },
      says: `An administrator disables the service principal of ${app}.`,
    },
  ],
}
