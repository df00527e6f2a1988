import { importJWK, type JWTPayload, SignJWT } from 'jose'
import { readJsonObject } from '../../core/json'
import { createRandom } from '../../core/random'
import { createDirectory } from '../../directory/directory'
import { contoso } from '../../fixtures/contoso'
import { publicKeys, signingKeys } from '../../fixtures/keys'
import type { HeaderList } from '../../network/message'
import type { Handler, ServerContext } from '../../network/server'
import { issuerOfVersion } from '../../tokens/issuer'
import type { TraceEventBody } from '../../trace/event'
import { createExpensesApi } from '../expenses/expenses-api'
import type { ResourceOptions } from '../resource-request'

const ORIGIN = 'https://login.entra.example'
export const TENANT_ID = contoso.organization.id
export const ISSUER = issuerOfVersion('2.0', ORIGIN, TENANT_ID)
export const ISSUER_OF_VERSION_ONE = issuerOfVersion('1.0', ORIGIN, TENANT_ID)
export const EXPENSES_URL = 'https://api.expenses.contoso.example/expenses'
const api = contoso.applications.find(({ displayName }) => displayName === 'Expenses API')
export const API_ID = api?.appId ?? ''
export const API_URI = api?.identifierUris[0] ?? ''
/** Epoch seconds. */
export const NOW = Date.UTC(2026, 2, 2, 9, 0, 0) / 1000
export const [ada, chidi] = contoso.users
export const [signingKey = { kty: 'RSA' }] = signingKeys

/** The claims of a token that opens Ada's expenses. */
export const GOOD: JWTPayload = {
  iss: ISSUER,
  aud: API_ID,
  nbf: NOW,
  exp: NOW + 3600,
  tid: TENANT_ID,
  oid: ada?.id,
  scp: 'Expenses.Read',
  ver: '2.0',
}

/** That token with some claims changed; undefined takes one out. */
export const sign = async (changes: Readonly<Record<string, unknown>> = {}, kid = signingKey.kid) =>
  new SignJWT({ ...GOOD, ...changes })
    .setProtectedHeader({ alg: 'RS256', typ: 'JWT', kid })
    .sign(await importJWK(signingKey, 'RS256'))

/** An API, a clock that can be set, and what was seen of it. */
export function setUp(
  create: (options: ResourceOptions) => Handler = createExpensesApi,
  changes: Partial<ResourceOptions> = {},
) {
  const events: TraceEventBody[] = []
  const fetched: number[] = []
  const handler = create({
    directory: createDirectory(contoso),
    appId: API_ID,
    issuers: { '2.0': ISSUER },
    fetchKeys: async (cause) => {
      fetched.push(cause)
      return readJsonObject(JSON.stringify(publicKeys))
    },
    ...changes,
  })
  const clock = { now: NOW }
  const context: ServerContext = {
    now: () => clock.now * 1000,
    random: createRandom(1, 'api'),
    cause: 7,
    emit: (event) => events.push(event),
  }
  const call = async (
    token?: string,
    request: { method?: string; url?: string; headers?: HeaderList; body?: string } = {},
  ) => {
    const headers: HeaderList = [
      ...(token === undefined ? [] : ([['Authorization', `Bearer ${token}`]] as const)),
      ...(request.headers ?? []),
    ]
    return handler({ method: 'GET', url: EXPENSES_URL, body: '', ...request, headers }, context)
  }
  const failed = () => events.flatMap((event) => (event.type === 'check-failed' ? [event] : []))
  return { call, events, fetched, failed, clock }
}
