import type { AppRoleAssignment, Tenant } from '../../directory/tenant'
import { contoso } from '../../fixtures/contoso'
import { deepFreeze } from '../../fixtures/freeze'
import { GRAPH_USER_READ_ALL_ROLE } from '../../fixtures/graph-service-principal'
import { guid } from '../../fixtures/guid'
import { appNamed, instanceNamed } from '../../fixtures/named'
import { withCertificates } from '../../fixtures/nightly-report-certificate'

const sample = withCertificates(contoso)
const registered = appNamed(sample, 'Nightly Report')
const [thisYears] = registered.passwordCredentials

/** What the application can be proven with beside its secret; the attack begins with the secret alone. */
export const certificates = registered.keyCredentials
export const federatedCredentials = registered.federatedIdentityCredentials

/** The secret that lies in the open, and the one that takes its place. */
export const secret = deepFreeze({
  keyId: thisYears?.keyId ?? '',
  displayName: 'Report host, 2026',
  hint: 'Nr6',
  startDateTime: '2026-01-05T09:00:00Z',
  endDateTime: '2027-01-05T09:00:00Z',
})
export const replacement = deepFreeze({
  ...secret,
  keyId: guid('Nightly Report secret after the leak'),
  displayName: 'Report host, after the leak',
  hint: 'Nr7',
  startDateTime: '2026-03-02T09:00:00Z',
})

export const nightlyReport = deepFreeze({
  ...registered,
  passwordCredentials: [secret],
  keyCredentials: [],
  federatedIdentityCredentials: [],
})

export const instance = instanceNamed(sample, 'Nightly Report')
export const graph = instanceNamed(sample, 'Microsoft Graph')
export const reportsInstance = instanceNamed(sample, 'Reports API')
export const reportsApi = appNamed(sample, 'Reports API')

/** Somebody once gave it more than the job needs: who is in the directory. */
export const directoryRole: AppRoleAssignment = deepFreeze({
  id: guid('Nightly Report in Graph'),
  principalId: instance.id,
  principalType: 'ServicePrincipal',
  resourceId: graph.id,
  appRoleId: GRAPH_USER_READ_ALL_ROLE,
})
export const reportsRoleId =
  sample.appRoleAssignments.find(
    ({ principalId, resourceId }) => principalId === instance.id && resourceId === reportsInstance.id,
  )?.id ?? ''

/** Contoso, whose nightly job proves itself by a client secret. */
export const tenant: Tenant = deepFreeze({
  ...sample,
  applications: sample.applications.map((each) => (each.id === registered.id ? nightlyReport : each)),
  appRoleAssignments: [...sample.appRoleAssignments, directoryRole],
  secrets: {
    ...sample.secrets,
    clientSecrets: {
      ...sample.secrets.clientSecrets,
      [replacement.keyId]: 'Nr7~public.test.secret-after-the-leak',
    },
  },
})
