/** A document that is no RFC: its name, its address, and for each section that is referred to what comes behind the address. */
export interface Document {
  readonly title: string
  readonly address: string
  readonly sections: Readonly<Record<string, string>>
}

const OPENID = 'https://openid.net/specs'
const AUTH_CODE_FLOW = 'v2-oauth2-auth-code-flow'
const OIDC = 'v2-protocols-oidc'

/** By the part of a reference before `#`. A reference to a section that is not here has no link, and fails the content check. */
export const documents: Readonly<Record<string, Document>> = {
  'oidc-core': {
    title: 'OpenID Connect Core',
    address: `${OPENID}/openid-connect-core-1_0.html#`,
    sections: {
      '2': 'IDToken',
      '3.1': 'CodeFlowAuth',
      '3.1.2.1': 'AuthRequest',
      '3.1.2.2': 'AuthRequestValidation',
      '3.1.2.3': 'Authenticates',
      '3.1.2.4': 'Consent',
      '3.1.2.6': 'AuthError',
      '3.1.3.7': 'IDTokenValidation',
      '3.2': 'ImplicitFlowAuth',
      '3.2.2.1': 'ImplicitAuthRequest',
      '3.2.2.9': 'ImplicitTokenValidation',
      '3.2.2.11': 'ImplicitIDTValidation',
      '3.3': 'HybridFlowAuth',
      '3.3.2.10': 'CodeValidation',
      '3.3.2.11': 'HybridIDToken',
      '3.3.3.6': 'HybridIDToken2',
      '5.3.1': 'UserInfoRequest',
      '5.5': 'ClaimsParameter',
      '8': 'SubjectIDTypes',
      '9': 'ClientAuthentication',
    },
  },
  'oidc-discovery': {
    title: 'OpenID Connect Discovery',
    address: `${OPENID}/openid-connect-discovery-1_0.html#`,
    sections: {
      '3': 'ProviderMetadata',
      '4.2': 'ProviderConfigurationResponse',
      '4.3': 'ProviderConfigurationValidation',
    },
  },
  'oidc-rpinitiated': {
    title: 'OpenID Connect RP-Initiated Logout',
    address: `${OPENID}/openid-connect-rpinitiated-1_0.html#`,
    sections: { '2': 'RPLogout', '2.1': 'OPMetadata' },
  },
  'oidc-frontchannel': {
    title: 'OpenID Connect Front-Channel Logout',
    address: `${OPENID}/openid-connect-frontchannel-1_0.html#`,
    sections: { '2': 'RPLogout', '3': 'OPLogout' },
  },
  'oidc-session': {
    title: 'OpenID Connect Session Management',
    address: `${OPENID}/openid-connect-session-1_0.html#`,
    sections: { 'session-state': 'CreatingUpdatingSessions' },
  },
  'oauth-form-post': {
    title: 'OAuth 2.0 Form Post Response Mode',
    address: `${OPENID}/oauth-v2-form-post-response-mode-1_0.html#`,
    sections: { '2': 'FormPostResponseMode' },
  },
  'oauth-multiple-response-types': {
    title: 'OAuth 2.0 Multiple Response Types',
    address: `${OPENID}/oauth-v2-multiple-response-types-1_0.html#`,
    sections: { '2.1': 'ResponseModes', '5': 'Combinations' },
  },
  fetch: {
    title: 'Fetch Standard',
    address: 'https://fetch.spec.whatwg.org/#',
    sections: same('http-cors-protocol', 'origin-header'),
  },
  'fetch-metadata': {
    title: 'Fetch Metadata Request Headers',
    address: 'https://www.w3.org/TR/fetch-metadata/#',
    sections: same(
      'sec-fetch-dest-header',
      'sec-fetch-mode-header',
      'sec-fetch-site-header',
      'sec-fetch-user-header',
    ),
  },
  'referrer-policy': {
    title: 'Referrer Policy',
    address: 'https://www.w3.org/TR/referrer-policy/#',
    sections: same('referrer-policy-header'),
  },
  csp: {
    title: 'Content Security Policy',
    address: 'https://www.w3.org/TR/CSP3/#',
    sections: same('csp-header'),
  },
  entra: {
    title: 'Microsoft Entra documentation',
    address: 'https://learn.microsoft.com/en-us/entra/identity-platform/',
    sections: {
      'access-token-claims': 'access-token-claims-reference#payload-claims',
      'access-tokens': 'access-tokens#token-formats',
      'admin-consent': 'v2-admin-consent',
      'admin-consent-workflow': '../identity/enterprise-apps/configure-admin-consent-workflow',
      'app-instance-lock': 'howto-configure-app-instance-property-locks',
      'auth-code-flow': AUTH_CODE_FLOW,
      authorize: `${AUTH_CODE_FLOW}#request-an-authorization-code`,
      'certificate-credentials': 'certificate-credentials',
      'client-credentials': 'v2-oauth2-client-creds-grant-flow',
      'consent-experience': 'application-consent-experience#building-blocks-of-the-consent-prompt',
      'consent-phishing': '../identity/enterprise-apps/protect-against-consent-phishing',
      cookies: '../identity/authentication/concept-authentication-web-browser-cookies',
      'default-scope': 'scopes-oidc#the-default-scope',
      'default-user-permissions': '../fundamentals/users-default-permissions#ownership-permissions',
      'device-code': 'v2-oauth2-device-code',
      'error-codes': 'reference-error-codes',
      'disable-sign-in': '../identity/enterprise-apps/disable-user-sign-in-portal',
      'federated-credentials': '../workload-id/workload-identity-federation',
      'flexible-credentials': '../workload-id/workload-identities-flexible-federated-identity-credentials',
      'set-up-flexible-credentials':
        '../workload-id/workload-identities-set-up-flexible-federated-identity-credential',
      'mutable-subjects': '../workload-id/workload-identities-federated-credential-mutable-subjects',
      'groups-overage': 'access-token-claims-reference#groups-overage-claim',
      'id-token-claims': 'id-token-claims-reference#payload-claims',
      implicit: 'v2-oauth2-implicit-grant-flow',
      'review-consent-requests': '../identity/enterprise-apps/review-admin-consent-requests',
      multitenant:
        'howto-convert-app-to-be-multi-tenant#understand-user-and-admin-consent-and-make-appropriate-code-changes',
      localhost: 'reply-url#localhost-exceptions',
      oidc: OIDC,
      'user-consent': '../identity/enterprise-apps/configure-user-consent',
      'on-behalf-of': 'v2-oauth2-on-behalf-of-flow',
      'optional-claims': 'optional-claims-reference#v10-and-v20-optional-claims-set',
      'password-policy': '../identity/authentication/concept-sspr-policy#microsoft-entra-password-policies',
      redeem: `${AUTH_CODE_FLOW}#redeem-a-code-for-an-access-token`,
      'refresh-tokens': 'refresh-tokens',
      'reply-url': 'reply-url',
      'review-permissions': '../identity/enterprise-apps/manage-application-permissions',
      scopes: 'scopes-oidc',
      ropc: 'v2-oauth-ropc',
      'sign-out': `${OIDC}#send-a-sign-out-request`,
    },
  },
  'defender-office-365': {
    title: 'Microsoft Defender for Office 365 documentation',
    address: 'https://learn.microsoft.com/en-us/defender-office-365/',
    sections: { 'illicit-consent': 'detect-and-remediate-illicit-consent-grants' },
  },
  'managed-identities': {
    title: 'Managed identities documentation',
    address: 'https://learn.microsoft.com/en-us/entra/identity/managed-identities-azure-resources/',
    sections: {
      'default-identity':
        'managed-identities-faq#what-identity-will-imds-default-to-if-dont-specify-the-identity-in-the-request',
      'how-it-works': 'how-managed-identities-work-vm',
      'vm-token': 'how-to-use-vm-token#get-a-token-using-http',
    },
  },
  'azure-imds': {
    title: 'Azure Instance Metadata Service',
    address: 'https://learn.microsoft.com/en-us/azure/virtual-machines/instance-metadata-service#',
    sections: { security: 'security-and-authentication' },
  },
  'azure-rbac': {
    title: 'Azure RBAC documentation',
    address: 'https://learn.microsoft.com/en-us/azure/role-based-access-control/',
    sections: {
      'how-it-decides': 'overview#how-azure-rbac-determines-if-a-user-has-access-to-a-resource',
      planes: 'role-definitions#control-and-data-actions',
    },
  },
  'azure-storage': {
    title: 'Azure Storage REST API reference',
    address: 'https://learn.microsoft.com/en-us/rest/api/storageservices/',
    sections: {
      version: 'versioning-for-the-azure-storage-services',
      errors: 'status-and-error-codes2',
    },
  },
  'github-actions': {
    title: 'GitHub Actions',
    address: 'https://docs.github.com/en/actions/reference/security/',
    sections: {
      environments: '../workflows-and-actions/deployments-and-environments#deployment-branches-and-tags',
      'immutable-subjects': 'oidc#immutable-subject-claims',
      oidc: 'oidc',
      permissions: '../github_token-reference#permissions-for-the-github_token',
      'protected-branches':
        '../../../repositories/configuring-branches-and-merges-in-your-repository/managing-protected-branches/about-protected-branches',
    },
  },
  'graph-api': {
    title: 'Microsoft Graph API',
    address: 'https://learn.microsoft.com/en-us/graph/api/',
    sections: {
      'application-add-password': 'application-addpassword',
      'assign-app-role': 'serviceprincipal-post-approleassignedto',
      'create-federated-credential': 'application-post-federatedidentitycredentials',
      'create-role-assignment': 'rbacapplication-post-roleassignments',
      'delete-grant': 'oauth2permissiongrant-delete',
      'delete-service-principal': 'serviceprincipal-delete',
      'revoke-sign-in-sessions': 'user-revokesigninsessions',
      'service-principal-add-password': 'serviceprincipal-addpassword',
    },
  },
  'graph-errors': {
    title: 'Microsoft Graph: errors',
    address: 'https://learn.microsoft.com/en-us/graph/',
    sections: { errors: 'errors', authorization: 'resolve-auth-errors' },
  },
  'azure-resource-manager': {
    title: 'Azure Resource Manager documentation',
    address: 'https://learn.microsoft.com/en-us/azure/azure-resource-manager/',
    sections: { errors: 'troubleshooting/common-deployment-errors' },
  },
  'graph-query': {
    title: 'Microsoft Graph: query parameters',
    address: 'https://learn.microsoft.com/en-us/graph/query-parameters',
    sections: { parameters: '' },
  },
  graph: {
    title: 'Microsoft Graph reference',
    address: 'https://learn.microsoft.com/en-us/graph/api/resources/',
    sections: same(
      'application',
      'appmanagementpolicy',
      'approleassignment',
      'federatedidentitycredential',
      'group',
      'oauth2permissiongrant',
      'serviceprincipal',
      'serviceprincipallockconfiguration',
      'unifiedroleassignment',
      'user',
    ),
  },
}

/** Sections whose anchors are their names. */
function same(...sections: readonly string[]): Readonly<Record<string, string>> {
  return Object.fromEntries(sections.map((section) => [section, section]))
}
