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
 * Reads what came back: in which tenant somebody says that an administrator has agreed. An error is thrown as the library throws it.
 * @param state undefined: it is not looked at
 * @throws Unexpected for an answer that is none
 */
export function readAdminConsent(
  client: OAuthClient,
  state: string | undefined,
  parameters: URLSearchParams,
): { readonly tenantId: string } {
  client.answeredBy = undefined
  if (state !== undefined && !parameters.has('state'))
    throw new Unexpected('The answer has no state, and this browser was sent away with one.')
  const answer = validateAuthResponse(
    { issuer: client.issuer },
    client.metadata,
    parameters,
    state ?? skipStateCheck,
  )
  if (state !== undefined)
    held(
      client,
      'state-matches',
      'rfc6749#10.12',
      'The state that came back is the one this browser was sent away with.',
    )
  const tenantId = answer.get('tenant')
  if (answer.get('admin_consent') !== 'True' || !tenantId)
    throw new Unexpected('The answer does not say that somebody has agreed, and in which tenant.')
  return { tenantId }
}
