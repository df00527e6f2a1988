import { createLocalJWKSet, type JSONWebKeySet, jwtVerify } from 'jose'
import { describe, expect, it } from 'vitest'
import { createRandom } from '../core/random'
import { buildServiceKeys, buildServiceSigner } from '../fixtures/workload-keys'
import type { HeaderList } from '../network/message'
import type { ServerContext } from '../network/server'
import type { EventOf, TraceEventBody } from '../trace/event'
import { type Build, createBuildService } from './build-service'

const ORIGIN = 'https://token.build.example'
const NOW = Date.UTC(2026, 2, 2, 9, 0, 0)
const IDS = { owner: '5544123', repository: '821093847' }
const MAIN: Build = { repository: 'contoso/nightly-report', ref: 'refs/heads/main' }

function setUp(issuer = ORIGIN) {
  const keys: JSONWebKeySet = { keys: [...buildServiceKeys.keys] }
  const service = createBuildService({
    origin: ORIGIN,
    issuer,
    signer: buildServiceSigner,
    keys,
    random: createRandom(1, 'jobs'),
  })
  const events: TraceEventBody[] = []
  const context: ServerContext = {
    now: () => NOW,
    random: createRandom(1, 'build service'),
    cause: 0,
    emit: (event) => events.push(event) - 1,
  }
  const get = async (url: string, headers: HeaderList = [], method = 'GET') => {
    const { status, body } = await service.handler({ method, url, headers, body: '' }, context)
    return { status, body: JSON.parse(body) as Record<string, unknown> }
  }
  const tokenOf = async (build: Build, audience = 'api://AzureADTokenExchange') => {
    const { tokenUrl, requestToken } = service.start(build)
    const url = `${tokenUrl}?audience=${encodeURIComponent(audience)}`
    const { body } = await get(url, [['Authorization', `Bearer ${requestToken}`]])
    return String(body.value)
  }
  const verify = (token: string, audience: string) =>
    jwtVerify(token, createLocalJWKSet(keys), { issuer, audience, currentDate: new Date(NOW) })
  return { service, get, tokenOf, verify, events }
}

describe('the token of a job', () => {
  it('says what the job was built from, to the audience that was asked for, for a quarter of an hour', async () => {
    const { tokenOf, verify } = setUp()
    const { payload } = await verify(await tokenOf(MAIN), 'api://AzureADTokenExchange')
    expect(payload).toEqual({
      iss: ORIGIN,
      sub: 'repo:contoso/nightly-report:ref:refs/heads/main',
      aud: 'api://AzureADTokenExchange',
      repository: MAIN.repository,
      ref: MAIN.ref,
      jti: expect.any(String),
      nbf: NOW / 1000,
      iat: NOW / 1000,
      exp: NOW / 1000 + 900,
    })
  })

  it.each<[string, Partial<Build>, string]>([
    ['of a branch', {}, 'repo:contoso/nightly-report:ref:refs/heads/main'],
    ['of a push', { event: 'push' }, 'repo:contoso/nightly-report:ref:refs/heads/main'],
    ['of a pull request', { event: 'pull_request' }, 'repo:contoso/nightly-report:pull_request'],
    [
      'of an environment',
      { environment: 'production' },
      'repo:contoso/nightly-report:environment:production',
    ],
    [
      'of a pull request that names an environment',
      { event: 'pull_request', environment: 'production' },
      'repo:contoso/nightly-report:environment:production',
    ],
    ['of a name with a colon', { environment: 'a:b' }, 'repo:contoso/nightly-report:environment:a%3Ab'],
    ['with numbers that do not go in', { ids: IDS }, 'repo:contoso/nightly-report:ref:refs/heads/main'],
    [
      'with numbers',
      { ids: IDS, immutableSubject: true },
      'repo:contoso@5544123/nightly-report@821093847:ref:refs/heads/main',
    ],
  ])('has the subject %s', async (_what, build, subject) => {
    const { tokenOf, verify } = setUp()
    const { payload } = await verify(await tokenOf({ ...MAIN, ...build }, 'x'), 'x')
    expect(payload.sub).toBe(subject)
  })

  it('has what else is known of the job, each with its source', async () => {
    const { tokenOf, verify, events } = setUp()
    const workflow = 'contoso/workflows/.github/workflows/report.yml@refs/heads/main'
    const build: Build = { ...MAIN, event: 'push', environment: 'production', workflow, ids: IDS }
    const { payload } = await verify(await tokenOf(build, 'x'), 'x')
    expect(payload).toMatchObject({
      event_name: 'push',
      environment: 'production',
      job_workflow_ref: workflow,
      repository_id: '821093847',
      repository_owner_id: '5544123',
    })
    const issued = events.find((event): event is EventOf<'token-issued'> => event.type === 'token-issued')
    expect(issued?.claims.map(({ claim }) => claim).sort()).toEqual(Object.keys(payload).sort())
  })

  it('without an audience is for the owner of the repository', async () => {
    const { service, get, verify } = setUp()
    const { tokenUrl, requestToken } = service.start(MAIN)
    const { body } = await get(tokenUrl, [['Authorization', `Bearer ${requestToken}`]])
    await expect(verify(String(body.value), `${ORIGIN}/contoso`)).resolves.toBeDefined()
  })

  it('of two jobs says of each what it is', async () => {
    const { service, get, verify } = setUp()
    const jobs = [MAIN, { ...MAIN, ref: 'refs/heads/tryout' }].map((build) => service.start(build))
    const subjects: unknown[] = []
    for (const { tokenUrl, requestToken } of jobs) {
      const { body } = await get(`${tokenUrl}?audience=x`, [['Authorization', `Bearer ${requestToken}`]])
      subjects.push((await verify(String(body.value), 'x')).payload.sub)
    }
    expect(subjects).toEqual([
      'repo:contoso/nightly-report:ref:refs/heads/main',
      'repo:contoso/nightly-report:ref:refs/heads/tryout',
    ])
  })

  it('never comes twice', async () => {
    const { tokenOf } = setUp()
    expect(await tokenOf(MAIN)).not.toBe(await tokenOf(MAIN))
  })

  it('has a source for each of its claims', async () => {
    const { tokenOf, verify, events } = setUp()
    const { payload } = await verify(await tokenOf(MAIN, 'x'), 'x')
    const issued = events.find((event): event is EventOf<'token-issued'> => event.type === 'token-issued')
    expect(issued?.claims.map(({ claim }) => claim).sort()).toEqual(Object.keys(payload).sort())
  })
})

describe('what is no running job gets no token', () => {
  it.each<[string, HeaderList]>([
    ['nothing shown', []],
    ['another text', [['Authorization', 'Bearer guess']]],
    ['an empty text', [['Authorization', 'Bearer ']]],
    ['another scheme', [['Authorization', 'Basic guess']]],
  ])('%s', async (_what, headers) => {
    const { service, get, events } = setUp()
    const { tokenUrl } = service.start(MAIN)
    expect(await get(tokenUrl, headers)).toEqual({ status: 401, body: { error: 'invalid_token' } })
    expect(events.map(({ type }) => type)).toEqual(['check-failed'])
  })
})

describe('its addresses (OpenID Connect Discovery section 4)', () => {
  it.each([ORIGIN, `${ORIGIN}/contoso`])('stand under the issuer %s', async (issuer) => {
    const { get } = setUp(issuer)
    const { body } = await get(`${issuer}/.well-known/openid-configuration`)
    expect(body).toMatchObject({ issuer, jwks_uri: `${issuer}/keys` })
    const { body: keys } = await get(String(body.jwks_uri))
    expect(keys).toEqual(buildServiceKeys)
    expect(JSON.stringify(keys)).not.toContain('"d"')
  })

  it.each([
    ['of another issuer', `${ORIGIN}/contoso/.well-known/openid-configuration`, 'GET', 404],
    ['elsewhere', `${ORIGIN}/`, 'GET', 404],
    ['by another method', `${ORIGIN}/keys`, 'POST', 405],
  ])('are not %s', async (_what, url, method, status) => {
    expect((await setUp().get(url, [], method)).status).toBe(status)
  })
})
