import type { Asked } from '../../gallery/asked'

/** By what it is found. */
export const asked: Asked = {
  theme: 'authentication',
  who: ['person'],
  words: [
    'my app calls Microsoft Graph and Azure Resource Manager, two APIs and one sign-in',
    'which doors does one sign-in open, one token for two APIs',
    'access token for a second resource without signing in again, multi-resource refresh token',
    'scope contains more than one resource AADSTS28000',
    'Access token validation failure, invalid audience, InvalidAuthenticationToken, InvalidAuthenticationTokenAudience',
    'acquireTokenSilent for another API, extraScopesToConsent',
    'Global Administrator cannot see the Azure subscription, directory role or Azure role',
    'who is in the group that has a role in Azure, list groups with their members',
    'user_impersonation and https://management.azure.com',
  ],
  codes: [50057, 50173, 65001],
  endsIn: 'The app has an access token for each of two APIs, and the person has signed in once.',
  answers: {
    'another-api':
      'Inventory signs somebody in once, and gets a token for Microsoft Graph and one for Azure.',
  },
}
