import type { CodeEndpoint, Role } from '../../simulator/doors/explain'

/** Who puts something somewhere, or reads it there, in running text. */
export const ROLES: Readonly<Record<Role, string>> = {
  app: 'the app',
  api: 'the API',
  'identity-provider': 'the identity provider',
  person: 'the person',
  administrators: 'administrators, in logs',
  nobody: 'nobody',
  browser: 'the browser',
}

/** The endpoints that answer with an OAuth error, in running text. */
export const ENDPOINTS: Readonly<Record<CodeEndpoint, string>> = {
  authorize: 'the authorization endpoint',
  token: 'the token endpoint',
  devicecode: 'the device authorization endpoint',
}

/** What came of a check, in a word and a sign. */
export const RESULTS = {
  passed: { word: 'Passed', sign: '✓' },
  failed: { word: 'Fails', sign: '✕' },
  unknown: { word: 'Not known', sign: '?' },
} as const

/** Texts to begin with, for whoever has none at hand. The address is of a made-up app. */
export const SAMPLES = [
  {
    title: 'An address of a sign-in',
    text: 'https://login.microsoftonline.com/common/oauth2/v2.0/authorize?client_id=00001111-aaaa-2222-bbbb-3333cccc4444&response_type=code&redirect_uri=http%3A%2F%2Flocalhost%3A3000%2Fcallback&scope=openid%20profile%20User.Read&state=12345&prompt=none',
  },
  {
    title: 'A refusal',
    text: "AADSTS50011: The redirect URI 'http://localhost:3000/callback' specified in the request does not match the redirect URIs configured for the application '00001111-aaaa-2222-bbbb-3333cccc4444'. Trace ID: 0000aaaa-11bb-cccc-dd22-eeeeee333333 Correlation ID: aaaa0000-bb11-2222-33cc-444444dddddd Timestamp: 2026-11-30 06:00:00Z",
  },
  {
    title: 'What came back to an app',
    text: 'http://localhost:3000/callback?code=0.AXAAexample-code-that-opens-nothing-4711&state=12345&session_state=00000000-0000-4000-8000-000000000000',
  },
] as const
