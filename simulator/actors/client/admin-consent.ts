import { skipStateCheck, validateAuthResponse } from 'oauth4webapi'
import { held, type OAuthClient, Unexpected } from './client'

/** What an application asks of an administrator: in the first version all that is registered, in the second what it names. */
export type ForWhat = { readonly version: 'v1.0' } | { readonly version: 'v2.0'; readonly scope: string }

/**
 * The address that asks an administrator to consent for a whole tenant (Microsoft, "Admin consent on the Microsoft identity platform"), and the
 * state that the application keeps until the answer comes.
 */
export function askForAdminConsent(
  { issuer, metadata, random }: OAuthClient,
  redirectUri: string,
  what: ForWhat,
): { readonly url: string; readonly state: string } {
  const state = random.token(16)
  const path = what.version === 'v1.0' ? 'adminconsent' : 'v2.0/adminconsent'
  const query = new URLSearchParams({
    client_id: metadata.client_id,
    ...(what.version === 'v2.0' && { scope: what.scope }),
    redirect_uri: redirectUri,
    state,
  })
  return { url: `${issuer.replace(/v2\.0$/, '')}${path}?${query}`, state }
}

/**
 * Reads what came back: in which tenant somebody says that an administrator has agreed. `state` shows that it answers what this
 * browser was sent away with. Nothing protects `tenant`: whoever sits at the browser can change it, so nobody is signed in or
 * let in by it (Microsoft, the same page, "Never use the tenant ID value of the tenant parameter to authenticate or authorize
 * users"). An error is thrown as the library throws it.
 * @param state undefined: it is not looked at
 * @throws Unexpected for an answer that is none
 */
export function readAdminConsent(
  client: OAuthClient,
  state: string | undefined,
  parameters: URLSearchParams,
): { readonly tenantId: string } {
  client.answeredBy = undefined
  const [came, ...more] = parameters.getAll('state')
  if (state !== undefined && (came !== state || more.length > 0))
    throw new Unexpected(
      came === undefined
        ? 'The answer has no state, and this browser was sent away with one.'
        : 'The state that came back is not the one this browser was sent away with: the answer may belong to another question, or to none.',
      {
        check: 'admin-consent-state',
        spec: 'entra#admin-consent',
        error: 'invalid_state',
        compared: { expected: state, came: came ?? 'none' },
      },
    )
  const answer = validateAuthResponse(
    { issuer: client.issuer },
    client.metadata,
    parameters,
    state ?? skipStateCheck,
  )
  if (state !== undefined)
    held(
      client,
      'admin-consent-state',
      'entra#admin-consent',
      'The state that came back is the one this browser was sent away with. It says nothing of tenant.',
    )
  const tenantId = answer.get('tenant')
  if (answer.get('admin_consent') !== 'True' || !tenantId)
    throw new Unexpected('The answer does not say that somebody has agreed, and in which tenant.')
  return { tenantId }
}
