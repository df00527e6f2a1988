import { entry, type Words } from '../trace/select/vocabulary/meaning'

/**
 * `nonce` in the header of an access token. AzureAD/azure-activedirectory-identitymodel-extensions-for-dotnet#1256 (an engineer of
 * Microsoft, 2019: an internal technology) and #853, MicrosoftDocs/azure-docs#43944 and #80018: threads, and no documentation.
 */
export const headerNonce = entry(
  'Not the nonce of a sign-in, which is a claim of an ID token. Tokens for Microsoft’s own APIs, such as Microsoft Graph, have it: the token was signed with a hash of this value in its place, so that nobody but that API, which knows of it, can verify the signature. Microsoft does not document it: its engineers say so on GitHub (2017 to 2021).',
)

const OPTIONAL = 'entra#optional-claims'

/** Claims and header members that Entra's tokens have and none of this lab's: what is published of them. */
export const moreClaims: Words = {
  acct: entry('0: the person is a member of the tenant. 1: a guest.', OPTIONAL),
  ctry: entry('The person’s country, in two letters.', OPTIONAL),
  fwd: entry('The address of the client before it came through a virtual network.', OPTIONAL),
  ipaddr: entry('The address that the client signed in from.', OPTIONAL),
  onprem_sid: entry('The person’s security identifier on premises.', OPTIONAL),
  pwd_exp: entry('Seconds after iat until the password expires.', OPTIONAL),
  pwd_url: entry('Where the person can change the password that expires soon.', OPTIONAL),
  in_corp: entry('The sign-in came from what the tenant calls its own network.', OPTIONAL),
  tenant_ctry: entry('The country of the API’s tenant, in two letters.', OPTIONAL),
  tenant_region_scope: entry('The region of the API’s tenant.', OPTIONAL),
  verified_primary_email: entry('A mail address of the person that is verified.', OPTIONAL),
  verified_secondary_email: entry('Another mail address of the person that is verified.', OPTIONAL),
  vnet: entry('The virtual network that the request came from.', OPTIONAL),
  xms_edov: entry('Whether the domain of the mail address is verified.', OPTIONAL),
  xms_pdl: entry('Where the person’s data is to be kept.', OPTIONAL),
  xms_pl: entry('The person’s language.', OPTIONAL),
  xms_tpl: entry('The language of the API’s tenant.', OPTIONAL),
  ztdid: entry('The device, as Windows Autopilot knows it.', OPTIONAL),
}
