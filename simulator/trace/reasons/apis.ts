import { calls, pages, type Reasons } from './reason'

/** Of checks that an API makes on an access token. */
export const apis: Reasons = {
  'token-present': {
    stops: 'Whoever comes without a token, and tokens in addresses, which end up in logs.',
    mend: 'In the app: send one access token in the Authorization header.',
  },
  'bearer-token': {
    stops: 'A token that was made for something else, or that was revoked.',
    mend: 'In the app: ask for a token for Microsoft Graph with the scope openid.',
  },
  signature: {
    stops: 'A token that somebody wrote or changed: without the issuer’s private key, no signature fits.',
    mend: 'In the app: send the token as it came. In the API: fetch the keys that the issuer publishes.',
  },
  claims: {
    stops: 'A token whose claims are of no form that anyone agreed on: what is misread is let in.',
    mend: 'In the app: take the token from the identity provider that the API trusts.',
  },
  audience: {
    stops: 'A token for one API that is shown to another, by the app or by an API that received it.',
    mend: 'In the app: ask for a scope of this API. In the API: compare aud with its own id.',
    page: pages.exposeApi,
    graph: calls.application,
  },
  'token-version': {
    stops: 'A token that is read by the rules of the other version: names and issuer differ.',
    mend: 'Set the version in the registration of the API: api.requestedAccessTokenVersion.',
    page: pages.apiManifest,
    graph: calls.application,
  },
  issuer: {
    stops: 'A token of another issuer: everybody can run an identity provider.',
    mend: 'In the API: trust the issuer of its own tenant, in the version that it accepts.',
  },
  time: {
    stops:
      'A stolen token: it is good for 60 to 90 minutes as a rule, for up to 28 hours with continuous access evaluation, and not for ever.',
    mend: 'In the app: get a new access token with the refresh token before the old one ends.',
  },
  tenant: {
    stops: 'People and applications of another tenant: their tokens are signed with the same keys.',
    mend: 'If people of this tenant should get in: put its id on the API’s list of the tenants that it serves.',
  },
  'azure-role': {
    stops: 'Whoever has a token and no role: who somebody is says nothing about what they may do in Azure.',
    mend: 'Assign a role that has the action, for this scope or one around it. For what is inside of a resource that is a role with dataActions.',
  },
  'look-at-others': {
    stops: 'An app that leafs through the directory with a permission for one person’s own page.',
    mend: 'In the app: ask for what reaches others, the least that does: User.ReadBasic.All shows names and addresses.',
    page: pages.apiPermissions,
    graph: calls.grantOrAssign,
  },
  permission: {
    stops: 'An app that does more than it was given: a token for the API alone does not open every door.',
    mend: 'In the app: ask for the permission that this needs. It is granted by consent, or to an application by a role.',
    page: pages.apiPermissions,
    graph: calls.grantOrAssign,
  },
  'directory-right': {
    stops: 'Whoever works with a powerful application and has no such power of their own.',
    mend: 'If this person should do it: make them an owner of this one object, or assign a role that holds it.',
    page: pages.owners,
    graph: calls.addOwner,
  },
  'app-management-policy': {
    stops: 'Another secret that somebody has to keep.',
    mend: 'Prove the application by a certificate or a federated credential.',
    graph: calls.appManagementPolicy,
  },
  'instance-lock': {
    stops: 'A secret of the service principal, which the registration does not list.',
    mend: 'Add the credential to the registration.',
    page: pages.authentication,
    graph: calls.application,
  },
}
