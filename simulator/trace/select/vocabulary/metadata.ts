import { entry, type Words } from './meaning'

/** Members of an identity provider's metadata: OpenID Connect's, and those that only Entra has. */
export const metadata: Words = {
  issuer: entry(
    'The name of the identity provider. It must be the iss of every ID token. Access tokens of version 1.0 have another.',
    'oidc-discovery#3',
  ),
  authorization_endpoint: entry('Where browsers are sent to sign in.', 'oidc-discovery#3'),
  token_endpoint: entry('Where codes and refresh tokens are turned into tokens.', 'oidc-discovery#3'),
  device_authorization_endpoint: entry('Where a device without a keyboard begins.', 'rfc8628#4'),
  jwks_uri: entry('Where the public keys are.', 'oidc-discovery#3'),
  userinfo_endpoint: entry(
    'Where an app may ask about the person, with an access token.',
    'oidc-discovery#3',
  ),
  end_session_endpoint: entry('Where browsers are sent to sign out.', 'oidc-rpinitiated#2.1'),
  response_types_supported: entry('What may come back from a sign-in.', 'oidc-discovery#3'),
  response_modes_supported: entry('How the answer may travel.', 'oidc-discovery#3'),
  grant_types_supported: entry(
    'What may be handed in to get tokens. Entra leaves it out.',
    'oidc-discovery#3',
  ),
  subject_types_supported: entry(
    'pairwise: each app gets another sub for the same person.',
    'oidc-discovery#3',
  ),
  id_token_signing_alg_values_supported: entry('How ID tokens are signed.', 'oidc-discovery#3'),
  token_endpoint_auth_methods_supported: entry('How an application may prove itself.', 'oidc-discovery#3'),
  code_challenge_methods_supported: entry(
    'How a code challenge may be made. Entra leaves it out, and takes both.',
    'rfc8414#2',
  ),
  scopes_supported: entry('Scopes that every app may ask for.', 'oidc-discovery#3'),
  claims_supported: entry('Claims that tokens may carry.', 'oidc-discovery#3'),
  request_uri_parameter_supported: entry(
    'Whether a request may be fetched from an address.',
    'oidc-discovery#3',
  ),
  request_parameter_supported: entry('Whether a request may come as a token.', 'oidc-discovery#3'),
  frontchannel_logout_supported: entry(
    'Whether apps are told, through the browser, that a session has ended.',
    'oidc-frontchannel#3',
  ),
  frontchannel_logout_session_supported: entry(
    'Whether they are told which session, by iss and sid.',
    'oidc-frontchannel#3',
  ),
  http_logout_supported: entry('An older word for logout through the browser.'),
  kerberos_endpoint: entry("For sign-ins by Kerberos. Entra's own."),
  tenant_region_scope: entry("The region of the tenant. Entra's own."),
  cloud_instance_name: entry("Which of Microsoft's clouds this is. Entra's own."),
  cloud_graph_host_name: entry("The host of Azure AD Graph, which came before Microsoft Graph. Entra's own."),
  msgraph_host: entry("The host of Microsoft Graph. Entra's own."),
  rbac_url: entry("For Microsoft's own services. Entra's own."),
}

/** Members of a public key (RFC 7517). */
export const keyMembers: Words = {
  kty: entry('The kind of key.', 'rfc7517#4.1'),
  use: entry('What it is for. sig: it verifies signatures.', 'rfc7517#4.2'),
  alg: entry('The algorithm that it is for.', 'rfc7517#4.4'),
  kid: entry('Its name: tokens say by it which key verifies them.', 'rfc7517#4.5'),
  x5t: entry('The SHA-1 fingerprint of its certificate. In Entra the same as kid.', 'rfc7517#4.8'),
  x5c: entry('Its certificate, and those above it.', 'rfc7517#4.7'),
  n: entry('The modulus of the RSA key: the large number.', 'rfc7518#6.3.1.1'),
  e: entry('The exponent of the RSA key. AQAB is 65537.', 'rfc7518#6.3.1.2'),
  issuer: entry("Whose tokens it verifies. Entra's own."),
}
