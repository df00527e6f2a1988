import type { Tenant } from '../../directory/tenant'
import { contoso } from '../../fixtures/contoso'
import { guid } from '../../fixtures/guid'
import { appNamed, userNamed } from '../../fixtures/named'
import { member } from '../../fixtures/registration'

/** Where the native app of Expenses is reached on a device: a scheme that any app can register as well (RFC 8252 section 8.1). */
export const APP_REDIRECT = 'com.contoso.expenses:/callback'

const expenses = appNamed(contoso, 'Expenses')

/** Has an account, as anybody has who works here for a month. */
const contractor = member(guid('mallory'), 'mallory@contoso.example', 'Mallory Reed', {
  jobTitle: 'Contractor',
})

/** Contoso with one more account, and with Expenses as a native app beside the web app. */
export const tenant: Tenant = {
  ...contoso,
  users: [...contoso.users, contractor],
  applications: contoso.applications.map((each) =>
    each.id === expenses.id ? { ...each, publicClient: { redirectUris: [APP_REDIRECT] } } : each,
  ),
  secrets: {
    ...contoso.secrets,
    softwareOath: { ...contoso.secrets.softwareOath, [contractor.id]: 'MFRGGZDFMZTWQ2LKNNWG23TPOBYXE43U' },
    passwords: { ...contoso.secrets.passwords, [contractor.id]: 'Ladder-Thimble-76' },
  },
}

export const ada = userNamed(tenant, 'ada@contoso.example')
export const mallory = userNamed(tenant, 'mallory@contoso.example')
