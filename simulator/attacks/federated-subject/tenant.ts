import type { FederatedIdentityCredential, Tenant } from '../../directory/tenant'
import { contoso } from '../../fixtures/contoso'
import { deepFreeze } from '../../fixtures/freeze'
import { guid } from '../../fixtures/guid'
import { appNamed, instanceNamed } from '../../fixtures/named'
import { instance as instanceOf, registration } from '../../fixtures/registration'
import { credentialsOf } from './trust'

const registered = appNamed(contoso, 'Nightly Report')

/** What tests of a pull request need is another application than what the job at night needs. It may do nothing anywhere. */
export const checks = deepFreeze(
  registration(
    guid('Nightly Report Checks registration'),
    guid('Nightly Report Checks client id'),
    'Nightly Report Checks',
    'contoso.example',
    {},
  ),
)
export const checksInstance = deepFreeze(
  instanceOf(guid('Nightly Report Checks'), checks, contoso.organization.id),
)

/** Proven by a job of the build service; a secret from earlier is still there. */
export const nightlyReport = deepFreeze({
  ...registered,
  passwordCredentials: registered.passwordCredentials.slice(0, 1),
  keyCredentials: [],
  federatedIdentityCredentials: credentialsOf({}).nightlyReport as readonly FederatedIdentityCredential[],
})
export const instance = instanceNamed(contoso, 'Nightly Report')
export const reportsInstance = instanceNamed(contoso, 'Reports API')
export const reportsApi = appNamed(contoso, 'Reports API')

/** Contoso, whose nightly job proves itself by the word of its build service. */
export const tenant: Tenant = deepFreeze({
  ...contoso,
  applications: [
    ...contoso.applications.map((each) => (each.id === registered.id ? nightlyReport : each)),
    checks,
  ],
  servicePrincipals: [...contoso.servicePrincipals, checksInstance],
})
