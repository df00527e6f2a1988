import type { SwitchWords } from '../../trace/select/narration'

/** What the switches of this flow are called, by name and value. */
export const switchWords: Readonly<Record<string, SwitchWords>> = {
  signIn: {
    title: 'What the sign-in asks for',
    says: 'scope of the authorization request. At Entra it may name several APIs: the person consents to all of them on one page. A token comes of it for one.',
    values: {
      both: 'permissions of Microsoft Graph and of Azure',
      'graph-alone': 'permissions of Microsoft Graph alone',
    },
  },
  tokenRequest: {
    title: 'What the token request asks for',
    says: 'scope when the code is redeemed. An access token at Entra is for one API.',
    values: { one: 'permissions of one API', both: 'permissions of both' },
  },
  shows: {
    title: 'Which token Inventory shows',
    says: 'aud in the token says for which API it was made.',
    values: {
      'each-its-own': 'to each API its own',
      'graphs-everywhere': 'the one for Microsoft Graph, to both',
      'azures-everywhere': 'the one for Azure, to both',
    },
  },
  azure: {
    title: 'Azure Resource Manager, shown the token for Microsoft Graph',
    says: 'Azure looks at aud. One that looks at signature, issuer and time alone takes every token of the tenant, and here roles would let Ada in.',
    values: { 'looks-at-aud': 'looks at aud', 'does-not-look': 'made up: looks neither at aud nor at scp' },
  },
  graphPermission: {
    title: 'What Inventory may do at Microsoft Graph',
    says: 'Groups with their members take GroupMember.Read.All, to which an administrator consents. People alone may consent to User.ReadBasic.All.',
    values: {
      groups: 'User.ReadBasic.All, and GroupMember.Read.All',
      'users-alone': 'User.ReadBasic.All alone',
    },
  },
  role: {
    title: 'Roles in Azure',
    says: 'A role of Azure is assigned to somebody of the directory, here to the group Finance, for a scope. Roles of the directory are others: a Global Administrator has none in Azure by that.',
    values: {
      reader: 'Finance: Reader of the resource group with the account',
      elsewhere: 'Finance: Reader of another resource group',
      none: 'nobody has one',
      'directory-role': 'nobody has one, and Ada is Global Administrator',
    },
  },
  meanwhile: {
    title: 'Between the two tokens',
    says: 'At a refresh the identity provider looks at account, sign-in and consent again. Who is in a group is looked up here when Azure is asked. Microsoft writes that the token carries the groups: then who is taken out later is in until the token ends.',
    values: {
      nothing: 'nothing happens',
      'account-disabled': 'the account of Ada is disabled',
      'removed-from-group': 'Ada is taken out of Finance',
      'sessions-revoked': 'all sign-ins of Ada are revoked',
      'consent-withdrawn': 'all that Inventory was granted is taken back',
    },
  },
}
