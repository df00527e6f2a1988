import type { Asked } from '../../gallery/asked'

/** By what it is found. */
export const asked: Asked = {
  theme: 'authorization',
  who: ['person'],
  words: [
    'third party app wants access to our data, vendor app asks for our company’s data',
    'approve an app for everyone, allow an app for all users at once',
    'need admin approval, only an admin can grant, AADSTS90094',
    'grant admin consent for the whole organization, tenant-wide',
    'adminconsent URL, v2.0/adminconsent, admin_consent=True',
    'admin consent workflow, request approval for an app, approval required, AADSTS90095, review, deny or block a request',
    'users cannot consent to apps, user consent settings, consent policy, verified publisher',
    'revoke consent, take back what was granted to an enterprise app',
    'delegated permission or application permission, who may grant it',
    'AllPrincipals, oauth2PermissionGrant, appRoleAssignment',
  ],
  codes: [50011, 65001, 65004, 90094, 90095],
  endsIn: 'An administrator has let an app in for everybody, and nobody else is asked.',
  answers: {},
  noAnswer:
    'It comes before the sign-in: how an app gets the permissions that the sign-in then finds. The flow stays authorization code with PKCE.',
}
