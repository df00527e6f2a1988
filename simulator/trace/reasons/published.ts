/**
 * How Microsoft describes its own codes, so that an administrator who has seen one recognises it: "Microsoft Entra authentication &
 * authorization error codes" (MicrosoftDocs/entra-docs, docs/identity-platform/reference-error-codes.md, commit 04f6554, CC BY 4.0), what
 * says what is wrong, in its words; 50148 and 50149 from the version of February 2025. A code of this lab that is not here is not on that
 * list, or stands there for another case than the one that it has here.
 */
export const PUBLISHED_AT = 'https://learn.microsoft.com/en-us/entra/identity-platform/reference-error-codes'

/** By number. */
export const published: Readonly<Record<number, string>> = {
  28003:
    "Provided value for the input parameter scope can't be empty when requesting an access token using the provided authorization code. Specify a valid scope.",
  50011:
    "The reply address is missing, misconfigured, or doesn't match reply addresses configured for the app.",
  50020:
    "Users are unauthorized to call this endpoint. User account '{email}' from identity provider '{idp}' does not exist in tenant '{tenant}' and cannot access the application '{appid}'({appName}) in that tenant. This account needs to be added as an external user in the tenant first.",
  50027: 'Invalid JWT token because of the following reasons: …',
  50034: 'To sign into this application, the account must be added to the directory.',
  50053:
    'This error can result from two different reasons: The account is locked because the user tried to sign in too many times with an incorrect user ID or password. Or, sign-in was blocked because it came from an IP address with malicious activity.',
  50055: 'The password is expired.',
  50057: 'The user account is disabled.',
  50058:
    "Session information isn't sufficient for single-sign-on. This means that a user isn't signed in. This is a common error that's expected when a user is unauthenticated and hasn't yet signed in.",
  50074: 'Strong authentication is required and the user did not pass the MFA challenge.',
  50076:
    'Due to a configuration change made by the admin such as a Conditional Access policy, per-user enforcement, or because you moved to a new location, the user must use multifactor authentication to access the resource.',
  50079:
    'Due to a configuration change made by the admin such as a Conditional Access policy, per-user enforcement, or because the user moved to a new location, the user is required to use multifactor authentication.',
  50089: 'Authentication failed due to flow token expired.',
  50105: "The signed in user isn't assigned to a role for the signed in app.",
  50126: 'Error validating credentials due to invalid username or password.',
  50147: "The size of the code challenge parameter isn't valid.",
  50148: "The code_verifier doesn't match the code_challenge supplied in the authorization request for PKCE.",
  50149: 'Invalid Code_Challenge_method parameter.',
  50173: 'The provided grant has expired due to it being revoked, and a fresh auth token is needed.',
  50194: "Application '{appId}'({appName}) isn't configured as a multitenant application.",
  50199: 'For security reasons, user confirmation is required for this request.',
  54005:
    'OAuth2 Authorization code was already redeemed, please retry with a new valid code or use an existing refresh token.',
  65001: "The user or administrator hasn't consented to use the application with ID X.",
  65004: 'User declined to consent to access the app.',
  70003: 'The app returned an unsupported grant type.',
  70005: 'The app returned an unsupported response type due to the following reasons: …',
  70007: 'The app returned an unsupported value of `response_mode` when requesting a token.',
  70011: 'The scope requested by the app is invalid.',
  70016: 'OAuth 2.0 device flow error. Authorization is pending. The device will retry polling the request.',
  70018:
    "Invalid verification code due to User typing in wrong user code for device code flow. Authorization isn't approved.",
  70019: 'Verification code expired.',
  90002: "The tenant name wasn't found in the data store.",
  90015: 'The query string is too long.',
  90023: "The authentication service request isn't valid.",
  90094: 'Administrator consent is required.',
  90095:
    'In the Admin Consent Workflow experience, an interrupt that appears when the user is told they need to ask the admin for consent.',
  90120: 'The request was already authorized or declined.',
  500011: "The resource principal named {name} wasn't found in the tenant named {tenant}.",
  500133: "Assertion isn't within its valid time range.",
  501481: "The Code_Verifier doesn't match the code_challenge supplied in the authorization request.",
  650052:
    'The app needs access to a service ("{name}") that your organization "{organization}" hasn\'t subscribed to or enabled.',
  700005: 'Provided Authorization Code is intended to use against other tenant, thus rejected.',
  700016: "The application wasn't found in the directory/tenant.",
  700025: "Client is public so neither 'client_assertion' nor 'client_secret' should be presented.",
  700027: 'Client assertion failed signature validation.',
  700054: "Response_type 'id_token' isn't enabled for the application.",
  700082: 'The refresh token has expired due to inactivity.',
  700084:
    "The refresh token was issued to a single page app (SPA), and therefore has a fixed, limited lifetime of {time}, which can't be extended.",
  900144: "The request body must contain the following parameter: '{name}'.",
  900561: 'The endpoint only accepts {valid_verbs} requests. Received a {invalid_verb} request.',
  900971: 'No reply address provided.',
  7000112: 'The application is disabled.',
  7000114: "Application 'appIdentifier' isn't allowed to make application on-behalf-of calls.",
  7000215: 'Invalid client secret is provided.',
  7000218: "The request body must contain the following parameter: 'client_assertion' or 'client_secret'.",
  7000222: 'The provided client secret keys are expired.',
  9002313:
    'Request is malformed or invalid. The issue arises because there was something wrong with the request to a certain endpoint.',
}

/** What the same list has of codes that it keeps for another case than the one that they have here, or for more. By number. */
export const publishedOtherwise: Readonly<Record<number, string>> = {
  16000:
    "User account '{EmailHidden}' from identity provider '{idp}' doesn't exist in tenant '{tenant}' and can't access the application '{appid}'({appName}) in that tenant. This account needs to be added as an external user in the tenant first.",
  50013:
    "Assertion is invalid because of various reasons - The token issuer doesn't match the API version within its valid time range -expired -malformed - Refresh token in the assertion isn't a primary refresh token.",
  50014:
    "The user account doesn’t exist in the directory. An application likely chose the wrong tenant to sign into, and the currently logged in user was prevented from doing so since they didn't exist in your tenant. If this user should be able to sign in, add them as a guest.",
  70000:
    "Authentication failed. The refresh token isn't valid. Error might be due to the following reasons: Token binding header is empty; Token binding hash does not match",
  70008: 'The refresh token has expired due to inactivity.',
  501491: 'Invalid size of Code_Challenge parameter.',
  700023: "The provided value for the input parameter scope isn't valid when requesting an access token.",
}
