/**
 * A refusal in Entra's words. Each is a constant of its own, so that a page loads those alone that its identity provider can give.
 * `{}` in a text is where what the asker sent is repeated; nothing else of a request or of the directory goes on the wire.
 */
export interface Aadsts {
  readonly code: number
  /** The OAuth `error` it travels under. */
  readonly error: string
  /** The published symbolic name, where there is one. */
  readonly name?: string
  readonly text: string
}

export const AADSTS16000 = {
  code: 16000,
  error: 'interaction_required',
  name: 'InteractionRequired',
  text: 'Several accounts are signed in, or none fits: one has to be selected.',
} as const
export const AADSTS28000 = {
  code: 28000,
  error: 'invalid_scope',
  text: 'The value of the parameter scope names more than one resource: {}.',
} as const
export const AADSTS28003 = {
  code: 28003,
  error: 'invalid_request',
  text: 'The parameter scope cannot be empty when an access token is asked for with this authorization code.',
} as const
export const AADSTS50011 = {
  code: 50011,
  error: 'invalid_request',
  name: 'InvalidReplyTo',
  text: 'The redirect URI {} does not match the redirect URIs configured for the application.',
} as const
export const AADSTS50013 = {
  code: 50013,
  error: 'invalid_grant',
  name: 'InvalidAssertion',
  text: 'The assertion is not valid: its signature or its issuer is not that of this tenant.',
} as const
export const AADSTS50014 = {
  code: 50014,
  error: 'access_denied',
  name: 'GuestUserInPendingState',
  text: 'The invitation of this guest user has not been redeemed.',
} as const
export const AADSTS50020 = {
  code: 50020,
  error: 'access_denied',
  name: 'UserUnauthorized',
  text: 'The user account {} is of another organization and does not exist in this tenant.',
} as const
export const AADSTS50027 = {
  code: 50027,
  error: 'invalid_request',
  name: 'InvalidJwtToken',
  text: 'The JWT is not valid or malformed.',
} as const
export const AADSTS50034 = {
  code: 50034,
  error: 'invalid_grant',
  name: 'UserAccountNotFound',
  text: 'The user account {} does not exist in this tenant.',
} as const
export const AADSTS50053 = {
  code: 50053,
  error: 'invalid_grant',
  name: 'IdsLocked',
  text: 'The account is locked: there were too many attempts with a wrong password.',
} as const
export const AADSTS50055 = {
  code: 50055,
  error: 'invalid_grant',
  name: 'InvalidPasswordExpiredPassword',
  text: 'The password is expired.',
} as const
export const AADSTS50057 = {
  code: 50057,
  error: 'invalid_grant',
  name: 'UserDisabled',
  text: 'The user account is disabled.',
} as const
export const AADSTS50058 = {
  code: 50058,
  error: 'login_required',
  name: 'UserInformationNotProvided',
  text: 'A silent sign-in request was sent, but no user is signed in.',
} as const
export const AADSTS50074 = {
  code: 50074,
  error: 'interaction_required',
  name: 'UserStrongAuthClientAuthNRequiredInterrupt',
  text: 'Strong authentication is required.',
} as const
export const AADSTS50076 = {
  code: 50076,
  error: 'interaction_required',
  name: 'UserStrongAuthClientAuthNRequired',
  text: 'Multifactor authentication is required to access this, because of a configuration change or a new location.',
} as const
export const AADSTS50079 = {
  code: 50079,
  error: 'interaction_required',
  name: 'UserStrongAuthEnrollmentRequired',
  text: 'The user has to enroll in multifactor authentication.',
} as const
export const AADSTS50089 = {
  code: 50089,
  error: 'invalid_request',
  text: 'The flow token is expired or not known: the sign-in has to begin again.',
} as const
/** A silent request hears `interaction_required` (AzureAD/microsoft-authentication-library-for-js#1287), though no interaction mends it. */
export const AADSTS50105 = {
  code: 50105,
  error: 'interaction_required',
  name: 'EntitlementGrantsNotFound',
  text: 'The signed-in user is not assigned to a role for the application.',
} as const
export const AADSTS50126 = {
  code: 50126,
  error: 'invalid_grant',
  name: 'InvalidUserNameOrPassword',
  text: 'Invalid user name or password.',
} as const
export const AADSTS50147 = {
  code: 50147,
  error: 'invalid_grant',
  name: 'MissingCodeChallenge',
  text: 'The size of the code_challenge is not valid.',
} as const
export const AADSTS50148 = {
  code: 50148,
  error: 'invalid_grant',
  text: 'The code_verifier does not match the code_challenge supplied in the authorization request.',
} as const
export const AADSTS50149 = {
  code: 50149,
  error: 'invalid_request',
  text: 'The code_challenge_method {} is not valid.',
} as const
export const AADSTS50173 = {
  code: 50173,
  error: 'invalid_grant',
  name: 'FreshTokenNeeded',
  text: 'The grant was revoked: a fresh sign-in is needed.',
} as const
/** Under `invalid_request`: syncweek-react-aad/react-aad#250, microsoftgraph/aspnetcore-connect-sample#65, MicrosoftDocs/azure-docs#54912. */
export const AADSTS50194 = {
  code: 50194,
  error: 'invalid_request',
  text: 'The application is not configured as a multitenant application: use the endpoint of its tenant.',
} as const
export const AADSTS50199 = {
  code: 50199,
  error: 'interaction_required',
  name: 'CmsiInterrupt',
  text: 'For security reasons, the confirmation of the user is required for this request.',
} as const
export const AADSTS54005 = {
  code: 54005,
  error: 'invalid_grant',
  text: 'The authorization code was already redeemed: get a new one.',
} as const
export const AADSTS65001 = {
  code: 65001,
  error: 'consent_required',
  name: 'DelegationDoesNotExist',
  text: 'The user or an administrator has not consented to use the application.',
} as const
export const AADSTS65004 = {
  code: 65004,
  error: 'access_denied',
  name: 'UserDeclinedConsent',
  text: 'The user declined to consent to access the application.',
} as const
export const AADSTS70000 = {
  code: 70000,
  error: 'invalid_grant',
  name: 'InvalidGrant',
  text: 'The provided grant is not valid.',
} as const
export const AADSTS70003 = {
  code: 70003,
  error: 'unsupported_grant_type',
  name: 'UnsupportedGrantType',
  text: 'The grant_type {} is not supported.',
} as const
export const AADSTS70005 = {
  code: 70005,
  error: 'unsupported_response_type',
  name: 'UnsupportedResponseType',
  text: 'The response_type {} is not supported.',
} as const
/** Its sentence as it was seen on the wire: MicrosoftDocs/azure-docs#10191. */
export const AADSTS70007 = {
  code: 70007,
  error: 'invalid_request',
  name: 'UnsupportedResponseMode',
  text: '{} is not a supported value of response_mode when requesting a token.',
} as const
export const AADSTS70008 = {
  code: 70008,
  error: 'invalid_grant',
  name: 'ExpiredOrRevokedGrant',
  text: 'The authorization code or refresh token is expired.',
} as const
export const AADSTS70011 = {
  code: 70011,
  error: 'invalid_scope',
  name: 'InvalidScope',
  text: 'The value {} of the parameter scope is not valid.',
} as const
export const AADSTS70016 = {
  code: 70016,
  error: 'authorization_pending',
  name: 'AuthorizationPending',
  text: 'The request has not been authorized by the user yet: the user must enter the code.',
} as const
export const AADSTS70018 = {
  code: 70018,
  error: 'bad_verification_code',
  name: 'BadVerificationCode',
  text: 'The verification code is not valid.',
} as const
export const AADSTS70019 = {
  code: 70019,
  error: 'expired_token',
  name: 'CodeExpired',
  text: 'The verification code is expired: the sign-in has to begin again.',
} as const
export const AADSTS70020 = {
  code: 70020,
  error: 'expired_token',
  text: 'The value of the parameter device_code is not valid: the device code is expired.',
} as const
export const AADSTS90002 = {
  code: 90002,
  error: 'invalid_request',
  name: 'InvalidTenantName',
  text: 'The tenant {} was not found.',
} as const
export const AADSTS90014 = {
  code: 90014,
  error: 'invalid_request',
  name: 'MissingRequiredField',
  text: 'The required field {} is missing.',
} as const
export const AADSTS90015 = {
  code: 90015,
  error: 'invalid_request',
  name: 'QueryStringTooLong',
  text: 'The request is too long.',
} as const
export const AADSTS90023 = {
  code: 90023,
  error: 'invalid_request',
  name: 'InvalidRequest',
  text: 'The request is not valid: {}.',
} as const
/** The list says "The request was already authorized or declined": that it is the answer to a used device code is our reading. */
export const AADSTS90120 = {
  code: 90120,
  error: 'invalid_grant',
  name: 'InvalidDeviceFlowRequest',
  text: 'The device request was already authorized or declined.',
} as const
export const AADSTS90094 = {
  code: 90094,
  error: 'access_denied',
  name: 'AdminConsentRequired',
  text: 'The consent of an administrator is required.',
} as const
/** The interrupt that says whom to ask. What the page says on the way depends on the app; this is our sentence. */
export const AADSTS90095 = {
  code: 90095,
  error: 'access_denied',
  name: 'AdminConsentRequiredRequestAccess',
  text: 'The consent of an administrator is required, and was asked for: until it is given, nobody gets in.',
} as const
export const AADSTS500011 = {
  code: 500011,
  error: 'invalid_resource',
  name: 'InvalidResourceServicePrincipalNotFound',
  text: 'The resource principal of {} was not found in this tenant.',
} as const
/** Not the `invalid_grant` of RFC 6749 section 5.2: AzureAD/microsoft-identity-web#985 and #3114. */
export const AADSTS500112 = {
  code: 500112,
  error: 'invalid_client',
  text: 'The reply address {} does not match the reply address of the authorization request.',
} as const
export const AADSTS500121 = {
  code: 500121,
  error: 'interaction_required',
  text: 'Authentication failed during the strong authentication request.',
} as const
export const AADSTS500131 = {
  code: 500131,
  error: 'invalid_grant',
  text: 'Assertion audience does not match the client app presenting the assertion.',
} as const
export const AADSTS500133 = {
  code: 500133,
  error: 'invalid_grant',
  text: 'Assertion is not within its valid time range.',
} as const
export const AADSTS501051 = {
  code: 501051,
  error: 'invalid_grant',
  text: 'The application is not assigned to a role for the resource.',
} as const
export const AADSTS501481 = {
  code: 501481,
  error: 'invalid_grant',
  text: 'The code_verifier does not match the code_challenge of the authorization request.',
} as const
export const AADSTS501491 = {
  code: 501491,
  error: 'invalid_grant',
  name: 'InvalidCodeChallengeMethodInvalidSize',
  text: 'The size of the code_verifier is not valid.',
} as const
/** Without a name on the list. Under `invalid_client`: microsoft/GraphNotificationBroker#5, PostHog/posthog#43486. */
export const AADSTS650052 = {
  code: 650052,
  error: 'invalid_client',
  text: 'The service {} that is asked for has no service principal in this tenant.',
} as const
export const AADSTS650053 = {
  code: 650053,
  error: 'invalid_client',
  text: 'The application asked for the scope {}, which does not exist on the resource.',
} as const
export const AADSTS700005 = {
  code: 700005,
  error: 'invalid_grant',
  name: 'InvalidGrantRedeemAgainstWrongTenant',
  text: 'The authorization code or refresh token is for another tenant.',
} as const
export const AADSTS700016 = {
  code: 700016,
  error: 'unauthorized_client',
  name: 'UnauthorizedClient_DoesNotMatchRequest',
  text: 'The application with the identifier {} is not known in this tenant.',
} as const
export const AADSTS700021 = {
  code: 700021,
  error: 'invalid_client',
  text: 'The application identifier of the client assertion does not match the parameter client_id.',
} as const
export const AADSTS700023 = {
  code: 700023,
  error: 'invalid_client',
  text: 'The audience of the client assertion does not match this endpoint.',
} as const
export const AADSTS700024 = {
  code: 700024,
  error: 'invalid_client',
  text: 'The client assertion is not within its valid time range.',
} as const
export const AADSTS700025 = {
  code: 700025,
  error: 'invalid_client',
  name: 'InvalidClientPublicClientWithCredential',
  text: 'The client is public, so neither client_assertion nor client_secret should be presented.',
} as const
export const AADSTS700027 = {
  code: 700027,
  error: 'invalid_client',
  text: 'The client assertion failed signature validation.',
} as const
export const AADSTS700051 = {
  code: 700051,
  error: 'unsupported_response_type',
  text: 'The response_type token is not enabled for the application.',
} as const
export const AADSTS700054 = {
  code: 700054,
  error: 'unsupported_response_type',
  text: 'The response_type id_token is not enabled for the application.',
} as const
export const AADSTS700082 = {
  code: 700082,
  error: 'invalid_grant',
  name: 'ExpiredOrRevokedGrantInactiveToken',
  text: 'The refresh token is expired, because it was not used.',
} as const
export const AADSTS700084 = {
  code: 700084,
  error: 'invalid_grant',
  text: 'The refresh token of a single-page application is expired, and its lifetime cannot be extended.',
} as const
export const AADSTS700211 = {
  code: 700211,
  error: 'invalid_client',
  text: 'No matching federated identity record found for the presented assertion issuer {}.',
} as const
export const AADSTS700212 = {
  code: 700212,
  error: 'invalid_client',
  text: 'No matching federated identity record found for the presented assertion audience {}.',
} as const
export const AADSTS700213 = {
  code: 700213,
  error: 'invalid_client',
  text: 'No matching federated identity record found for the presented assertion subject {}.',
} as const
export const AADSTS900144 = {
  code: 900144,
  error: 'invalid_request',
  text: 'The request must contain the parameter {}.',
} as const
export const AADSTS900561 = {
  code: 900561,
  error: 'invalid_request',
  name: 'BadResourceRequestInvalidRequest',
  text: 'The endpoint does not answer to {} requests.',
} as const
export const AADSTS900971 = {
  code: 900971,
  error: 'invalid_request',
  text: 'No reply address is provided.',
} as const
export const AADSTS1002012 = {
  code: 1002012,
  error: 'invalid_scope',
  text: 'The value {} of scope is not valid: client credentials need the identifier of a resource with /.default behind it.',
} as const
export const AADSTS7000112 = {
  code: 7000112,
  error: 'unauthorized_client',
  name: 'UnauthorizedClientApplicationDisabled',
  text: 'The application is disabled.',
} as const
export const AADSTS7000114 = {
  code: 7000114,
  error: 'unauthorized_client',
  text: 'The application {} is not allowed to make application on-behalf-of calls.',
} as const
export const AADSTS7000215 = {
  code: 7000215,
  error: 'invalid_client',
  text: 'The provided client secret is not valid.',
} as const
/** Under `invalid_client`, with 401: a recorded answer in Azure/azure-sdk-for-js (2021); the words: MicrosoftDocs/azure-docs#30777. */
export const AADSTS7000216 = {
  code: 7000216,
  error: 'invalid_client',
  text: 'client_assertion, client_secret or request is required for the client_credentials grant type.',
} as const
export const AADSTS7000218 = {
  code: 7000218,
  error: 'invalid_client',
  text: 'The request body must contain client_assertion or client_secret.',
} as const
export const AADSTS7000222 = {
  code: 7000222,
  error: 'invalid_client',
  name: 'InvalidClientSecretExpiredKeysProvided',
  text: 'The provided client secret keys are expired.',
} as const
export const AADSTS7000229 = {
  code: 7000229,
  error: 'invalid_client',
  text: 'The client application {} is missing a service principal in this tenant.',
} as const
export const AADSTS7002138 = {
  code: 7002138,
  error: 'invalid_client',
  text: 'No matching federated identity record found for the presented assertion subject {}: it matches only without regard to case.',
} as const
export const AADSTS9002313 = {
  code: 9002313,
  error: 'invalid_request',
  name: 'InvalidRequest',
  text: 'The request is malformed or not valid.',
} as const
export const AADSTS9002325 = {
  code: 9002325,
  error: 'invalid_request',
  text: 'Proof Key for Code Exchange is required for the redemption of a code across origins.',
} as const
export const AADSTS9002326 = {
  code: 9002326,
  error: 'invalid_request',
  text: 'Redemption across origins is permitted for the client type single-page application only.',
} as const
export const AADSTS9002327 = {
  code: 9002327,
  error: 'invalid_request',
  text: 'Tokens of the client type single-page application may only be redeemed by requests across origins.',
} as const
