/** What a server answers at an address, by Entra's paths; `elsewhere` is an app or an API. */
export type Endpoint =
  | 'authorize'
  | 'token'
  | 'devicecode'
  | 'logout'
  | 'adminconsent'
  | 'metadata'
  | 'keys'
  | 'userinfo'
  | 'sign-in'
  | 'confirm-device'
  | 'job-token'
  | 'code-host'
  | 'instance-metadata'
  | 'graph-change'
  | 'elsewhere'

const ENDPOINTS: readonly (readonly [RegExp, Endpoint])[] = [
  [/\/oauth2\/v2\.0\/(authorize|token|devicecode|logout)$/, 'elsewhere'],
  [/\/adminconsent$/, 'adminconsent'],
  [/\/\.well-known\/openid-configuration$/, 'metadata'],
  [/\/keys$/, 'keys'],
  [/\/userinfo$/, 'userinfo'],
  [/\/login\/confirm-device$/, 'confirm-device'],
  [/\/login\/[\w-]+$|^\/devicelogin$/, 'sign-in'],
  [/^\/job-token$/, 'job-token'],
  [/^\/(?:jobs|organizations)$/, 'code-host'],
  [/^\/metadata\/identity\/oauth2\/token$/, 'instance-metadata'],
  [
    /^\/v1\.0\/.+\/(?:addPassword|federatedIdentityCredentials|roleAssignments|appRoleAssignedTo)$/,
    'graph-change',
  ],
]

/** The endpoint at a URL. The pages of a sign-in, and where a build service gives out tokens, are this lab's own. */
export function endpointOf({ pathname }: URL): Endpoint {
  for (const [path, endpoint] of ENDPOINTS) {
    const found = path.exec(pathname)
    if (found) return (found[1] as Endpoint | undefined) ?? endpoint
  }
  return 'elsewhere'
}
