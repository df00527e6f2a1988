import { calls, pages, type Reason } from './reason'

/** What mends it, and where. */
type Mend = Omit<Reason, 'stops'>

const disabledAccount: Mend = {
  mend: 'If the account should be open: enable it.',
  page: pages.user,
  graph: calls.user,
}
const deletedAccount: Mend = {
  mend: 'If the account should be there: restore it from the deleted users, or create it anew.',
  page: pages.deletedUsers,
  graph: calls.restore,
}
const oneEach: Mend = { mend: 'In the app: ask for one access token for each API.' }
const publicClient: Mend = {
  mend: 'In the app: send no credential. If it runs where a secret stays secret: register its address as web, and give it one.',
  page: pages.authentication,
  graph: calls.application,
}

/**
 * Where one check refuses for several reasons, and each is mended elsewhere: by check and code, instead of what `reasons` says of
 * the check.
 */
export const mendsByCode: Readonly<Record<string, Readonly<Record<number, Mend>>>> = {
  'client-known': {
    900144: { mend: 'In the app: send its client_id.' },
    700016: {
      mend: 'Correct the client_id, or the tenant in the address. An app of another tenant is let in by consent, which makes its service principal here, if its registration is open to other tenants.',
      page: pages.enterpriseApps,
      graph: calls.instantiate,
    },
    // Missing: https://learn.microsoft.com/entra/identity/enterprise-apps/create-service-principal-cross-tenant
    7000229: {
      mend: 'Make its service principal in this tenant: an administrator consents, or creates it. In this lab: open the registration, and join it to the tenant.',
      page: pages.enterpriseApps,
      graph: calls.instantiate,
    },
    7000112: {
      mend: 'If the app should be open here: enable its service principal.',
      page: pages.properties,
      graph: calls.servicePrincipal,
    },
  },
  'tenant-exists': {
    50194: {
      mend: 'In the app: ask at the address of its own tenant. If people of other tenants should sign in: open the registration to them.',
      page: pages.authentication,
      graph: calls.application,
    },
    700016: { mend: 'In the app: send the client_id of its registration.' },
  },
  'scope-granted': { 28000: oneEach },
  scope: {
    28000: oneEach,
    70011: { mend: 'In the app: write the scope as the API spells it; /.default stands alone.' },
    500011: {
      mend: 'Correct the API’s address in the scope, or let the API into this tenant, which makes its service principal.',
      page: pages.enterpriseApps,
      graph: calls.instantiate,
    },
    650052: {
      mend: 'Let the API into this tenant, which makes its service principal: an administrator consents to it or creates it. Or list the app in the API’s knownClientApplications, so that it comes along when somebody consents to the app’s .default.',
      page: pages.enterpriseApps,
      graph: calls.instantiate,
    },
    900144: { mend: 'In the app: send scope.' },
  },
  'client-secret': { 700025: publicClient },
  'client-type': {
    700025: publicClient,
    7000218: {
      mend: 'In the app: send its secret or an assertion. If it runs where nothing stays secret: register its address as single-page, or as mobile and desktop.',
      page: pages.authentication,
      graph: calls.application,
    },
  },
  account: {
    50014: {
      mend: 'The guest accepts the invitation. It can be sent again.',
      page: pages.user,
      graph: calls.invite,
    },
    50034: deletedAccount,
    50057: disabledAccount,
  },
  'account-enabled': {
    50034: deletedAccount,
    50057: disabledAccount,
    50173: { mend: 'The person signs in again.' },
  },
}
