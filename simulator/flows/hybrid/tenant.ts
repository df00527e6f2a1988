import type { Tenant } from '../../directory/tenant'
import { contoso } from '../../fixtures/contoso'
import { guid } from '../../fixtures/guid'
import { appNamed, userNamed } from '../../fixtures/named'
import { member } from '../../fixtures/registration'

const expenses = appNamed(contoso, 'Expenses')

/** Has an account, as anybody has who works here for a month. */
const contractor = member(guid('mallory'), 'mallory@contoso.example', 'Mallory Reed', {
  jobTitle: 'Contractor',
})

/** Contoso, where Expenses may have tokens from the authorization endpoint, with one more account. */
export const tenant: Tenant = {
  ...contoso,
  users: [...contoso.users, contractor],
  applications: contoso.applications.map((each) =>
    each.id === expenses.id
      ? {
          ...each,
          web: {
            ...each.web,
            implicitGrantSettings: { enableIdTokenIssuance: true, enableAccessTokenIssuance: true },
          },
        }
      : each,
  ),
  secrets: {
    ...contoso.secrets,
    softwareOath: { ...contoso.secrets.softwareOath, [contractor.id]: 'MFRGGZDFMZTWQ2LKNNWG23TPOBYXE43U' },
    passwords: { ...contoso.secrets.passwords, [contractor.id]: 'Ladder-Thimble-76' },
  },
}

export const ada = userNamed(tenant, 'ada@contoso.example')
export const mallory = userNamed(tenant, 'mallory@contoso.example')
