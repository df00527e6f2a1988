import type { Tenant } from '../../directory/tenant'
import { contoso } from '../../fixtures/contoso'
import { guid } from '../../fixtures/guid'
import { appNamed, userNamed } from '../../fixtures/named'
import { openidConnect } from '../../fixtures/openid-permissions'
import { instance, member, registration } from '../../fixtures/registration'

const expenses = appNamed(contoso, 'Expenses')
const BOTH = { enableIdTokenIssuance: true, enableAccessTokenIssuance: true }

/** Has an account, as anybody has who works here for a month. */
const contractor = member(guid('mallory'), 'mallory@contoso.example', 'Mallory Reed', {
  jobTitle: 'Contractor',
})

/** An app of somebody else’s, which wants to read expenses as well. */
const lunchMenu = registration(
  guid('Lunch Menu registration'),
  guid('Lunch Menu client id'),
  'Lunch Menu',
  'contoso.example',
  {
    spa: { redirectUris: ['https://lunch.example/callback'] },
    web: { redirectUris: [], logoutUrl: null, implicitGrantSettings: BOTH },
    requiredResourceAccess: [
      ...expenses.requiredResourceAccess.filter(
        ({ resourceAppId }) => resourceAppId !== openidConnect.resourceAppId,
      ),
      openidConnect,
    ],
  },
)
const lunchMenuInstance = instance(guid('Lunch Menu'), lunchMenu, contoso.organization.id)

/** Contoso, where Expenses may have tokens from the authorization endpoint, with one more account and one more app. */
export const tenant: Tenant = {
  ...contoso,
  users: [...contoso.users, contractor],
  applications: [
    ...contoso.applications.map((each) =>
      each.id === expenses.id ? { ...each, web: { ...each.web, implicitGrantSettings: BOTH } } : each,
    ),
    lunchMenu,
  ],
  servicePrincipals: [...contoso.servicePrincipals, lunchMenuInstance],
  secrets: {
    ...contoso.secrets,
    softwareOath: { ...contoso.secrets.softwareOath, [contractor.id]: 'MFRGGZDFMZTWQ2LKNNWG23TPOBYXE43U' },
    passwords: { ...contoso.secrets.passwords, [contractor.id]: 'Ladder-Thimble-76' },
  },
}

export const ada = userNamed(tenant, 'ada@contoso.example')
export const mallory = userNamed(tenant, 'mallory@contoso.example')
