import type { WirePlace } from '../../simulator/doors/words'

const ENDPOINTS: Readonly<Record<NonNullable<WirePlace['endpoint']>, string>> = {
  authorize: 'at the authorization endpoint',
  token: 'at the token endpoint',
  devicecode: 'at the device authorization endpoint',
  logout: 'at the end session endpoint',
  adminconsent: 'at the admin consent endpoint',
  metadata: 'in the metadata document',
  keys: 'among the public keys',
  userinfo: 'at the userinfo endpoint',
  'sign-in': 'on a sign-in page',
  'confirm-device': 'on the page that asks for a user code',
  'job-token': 'where a build job asks for its token',
  'code-host': 'where code is kept and jobs are started',
  'instance-metadata': 'at the metadata service of a virtual machine',
  'graph-change': 'where Microsoft Graph is asked for a change',
  elsewhere: 'at an app or an API',
}
const DIRECTIONS = { request: 'in the request', response: 'in the answer' } as const

/** A place in words: `at the token endpoint, in the request`. */
export function whereOf({ endpoint, direction, grant, value, token, about }: WirePlace): string {
  return [
    value && `with the value ${value}`,
    endpoint && ENDPOINTS[endpoint],
    direction && DIRECTIONS[direction],
    grant && `for grant_type ${grant}`,
    token &&
      `in ${token === 'id-token' ? 'an ID token' : token === 'client-assertion' ? 'a client assertion' : `a ${token.replaceAll('-', ' ')}`}`,
    about && `about ${about === 'job' ? 'a build job' : 'an application'}`,
  ]
    .filter(Boolean)
    .join(', ')
}
