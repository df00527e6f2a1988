import { decodeJwt, decodeProtectedHeader } from 'jose'
import { describe, expect, it } from 'vitest'
import { nightlyReport } from '../../fixtures/contoso-programs'
import { nightlyReportSigner } from '../../fixtures/workload-keys'
import { completeRun } from '../../run/complete'
import type { Switches } from '../../run/flow'
import { digest } from '../../trace/digest'
import type { EventOf, Outcome, TraceEvent } from '../../trace/event'
import { cargoOf } from '../../trace/select/cargo'
import { diagram } from '../../trace/select/diagram'
import { knowledge } from '../../trace/select/knowledge'
import { BUILD_ISSUER, ID } from './cast'
import { flow } from './flow'

async function play(switches: Switches = {}) {
  const { result } = await completeRun(flow, { seed: 1, switches })
  if (result.status !== 'ended') throw new Error(`${result.status}: ${'says' in result ? result.says : ''}`)
  return { events: result.events, outcome: result.outcome, unreached: result.unreached }
}
const requests = (events: readonly TraceEvent[], path: string) =>
  events.filter(
    (event): event is EventOf<'request-sent'> =>
      event.type === 'request-sent' && new URL(event.request.url).pathname.endsWith(path),
  )
const assertions = (events: readonly TraceEvent[]) =>
  requests(events, '/token').map(
    ({ request }) => new URLSearchParams(request.body).get('client_assertion') ?? '',
  )
const accessToken = (events: readonly TraceEvent[]) => {
  const issued = events.findLast((event) => event.type === 'token-issued' && event.token === 'access-token')
  return issued?.type === 'token-issued' ? decodeJwt(issued.value) : {}
}
const known = (events: readonly TraceEvent[]) =>
  Object.fromEntries(knowledge(events, events.length).map(({ kind, knownTo }) => [kind, [...knownTo].sort()]))

describe('a token without a person (RFC 6749 section 4.4)', () => {
  it.each(['secret', 'certificate', 'federated'])(
    'is got with a %s, and opens the API',
    async (credential) => {
      const { events, outcome } = await play({ credential })
      expect(outcome).toEqual({
        result: 'completed',
        says: 'Nightly Report has read 4 reports in its own name.',
      })
      const claims = accessToken(events)
      expect(claims).toMatchObject({ roles: ['Reports.Read.All'], azp: nightlyReport.appId })
      for (const absent of ['scp', 'name', 'preferred_username', 'sid'])
        expect(claims).not.toHaveProperty(absent)
    },
  )

  it('brings no refresh token', async () => {
    const { events } = await play()
    const answer = events.find(
      (event) => event.type === 'response-received' && event.response.body.includes('"access_token"'),
    )
    expect(answer?.type === 'response-received' && JSON.parse(answer.response.body)).not.toHaveProperty(
      'refresh_token',
    )
  })
})

describe('the assertion of a certificate (certificate credentials, Entra)', () => {
  it.each(['RS256', 'PS256'])(
    '%s: header and claims as documented, times and serial number of the run',
    async (alg) => {
      const { events } = await play({ credential: 'certificate', algorithm: alg })
      const [text = ''] = assertions(events)
      expect(decodeProtectedHeader(text)).toEqual({
        alg,
        typ: 'JWT',
        'x5t#S256': nightlyReportSigner['x5t#S256'],
      })
      const now = Math.floor((requests(events, '/token')[0]?.at ?? 0) / 1000)
      expect(decodeJwt(text)).toEqual({
        aud: requests(events, '/token')[0]?.request.url,
        iss: nightlyReport.appId,
        sub: nightlyReport.appId,
        jti: expect.stringMatching(/^[0-9a-f-]{36}$/),
        iat: now,
        nbf: now,
        exp: now + 600,
      })
    },
  )

  it('PS256 differs at every call, and the digest of the run does not', async () => {
    const [one, other] = await Promise.all(
      [1, 2].map(() => play({ credential: 'certificate', algorithm: 'PS256' })),
    )
    expect(assertions(one?.events ?? [])).not.toEqual(assertions(other?.events ?? []))
    expect(await digest(one?.events ?? [])).toBe(await digest(other?.events ?? []))
  })
})

describe('who knows what', () => {
  it('with a secret: the job and the identity provider know it', async () => {
    expect(known((await play()).events)).toEqual({
      'client-secret': [ID.identityProvider, ID.job],
      'access-token': [ID.identityProvider, ID.job, ID.api],
    })
  })

  it('with a certificate: the assertion was seen, and of the private key nothing in any event', async () => {
    const { events } = await play({ credential: 'certificate' })
    expect(known(events)).toEqual({
      'client-assertion': [ID.identityProvider, ID.job],
      'access-token': [ID.identityProvider, ID.job, ID.api],
    })
    const told = JSON.stringify(events)
    const { d, p, q, dp, dq, qi } = nightlyReportSigner.key
    for (const part of [d, p, q, dp, dq, qi]) expect(told).not.toContain(part)
  })

  it('with a federated credential: no secret of Contoso’s, but the word of the build service', async () => {
    expect(known((await play({ credential: 'federated' })).events)).toEqual({
      'id-token': [ID.buildJob, ID.buildService, ID.identityProvider],
      'access-token': [ID.buildJob, ID.identityProvider, ID.api],
    })
  })

  it.each([
    ['secret', 'credential'],
    ['certificate', 'credential'],
    ['federated', 'id-token'],
  ])('a %s travels as a ticket: %s', async (credential, ticket) => {
    const { events } = await play({ credential })
    const [asked] = requests(events, '/token')
    expect(asked && cargoOf(events, asked)).toEqual([ticket])
  })
})

describe('the diagram', () => {
  const drawn = async (switches: Switches) => {
    const { events } = await play(switches)
    const { parties, facts, places } = diagram(events, events.length)
    return {
      parties: parties.map(({ id }) => id),
      facts: facts.map(({ from, to, type }) => `${from} ${type} ${to}`),
      places: places.map(({ id }) => id),
    }
  }
  const common = [ID.identityProvider, ID.application, ID.instance, ID.api]
  const edges = [`${ID.instance} instanceOf ${ID.application}`, `${ID.instance} appRoleAssignment ${ID.api}`]

  it('has the job on premises, blueprint, instance and role; nothing of the build service', async () => {
    expect(await drawn({})).toEqual({
      parties: [ID.job, ...common],
      facts: edges,
      places: ['contoso', 'premises'],
    })
  })

  it('with a federated credential has the build service, its job, and the edge that trusts it', async () => {
    const { parties, facts, places } = await drawn({ credential: 'federated' })
    expect(new Set(parties)).toEqual(new Set([ID.buildJob, ID.buildService, ...common]))
    expect(facts).toEqual([...edges, `${ID.application} federatedIdentityCredential ${ID.buildService}`])
    expect(places).toEqual(['contoso', 'build'])
  })

  it('loses the edge of a role that is taken away', async () => {
    expect((await drawn({ roleAssignment: 'none' })).facts).toEqual(edges.slice(0, 1))
  })
})

describe('the job runs again', () => {
  const asked = async (runs: string, credential = 'secret') => {
    const { events, outcome } = await play({ runs, credential })
    expect(outcome.result).toBe('completed')
    return { tokens: requests(events, '/token').length, calls: requests(events, '/reports'), events }
  }
  const shown = ({ request }: EventOf<'request-sent'>) =>
    request.headers.find(([name]) => name.toLowerCase() === 'authorization')?.[1]

  it('within the life of its token: it shows the same', async () => {
    const { tokens, calls } = await asked('half-an-hour-later')
    expect([tokens, calls.length]).toEqual([1, 2])
    expect(calls[0] && shown(calls[0])).toBe(calls[1] && shown(calls[1]))
  })

  it.each(['secret', 'certificate', 'federated'])(
    'after it with a %s: it asks for another',
    async (credential) => {
      const { tokens, calls, events } = await asked('two-hours-later', credential)
      expect([tokens, calls.length]).toEqual([2, 2])
      expect(calls[0] && shown(calls[0])).not.toBe(calls[1] && shown(calls[1]))
      const serials = assertions(events).flatMap((text) => (text ? [decodeJwt(text).jti] : []))
      expect(new Set(serials).size).toBe(serials.length)
    },
  )
})

type Refusal = { by: string; error: string; code?: number }
const IDP = ID.identityProvider

describe('what is wrong is refused by whoever must notice', () => {
  it.each<[string, Switches, Refusal]>([
    ['a named permission', { scope: 'one-permission' }, { by: IDP, error: 'invalid_scope', code: 1002012 }],
    [
      'an API that is not there',
      { scope: 'unknown-api' },
      { by: IDP, error: 'invalid_resource', code: 500011 },
    ],
    ['a token for another API', { scope: 'another-api' }, { by: ID.api, error: 'invalid_token' }],
    ['no role', { roleAssignment: 'none' }, { by: ID.api, error: 'insufficient_scope' }],
    [
      'no role where one is required',
      { roleAssignment: 'none-and-required' },
      { by: IDP, error: 'invalid_grant', code: 501051 },
    ],
    [
      'a disabled service principal',
      { servicePrincipal: 'disabled' },
      { by: IDP, error: 'unauthorized_client', code: 7000112 },
    ],
    ['an unknown client', { clientId: 'unknown' }, { by: IDP, error: 'unauthorized_client', code: 700016 }],
    [
      'the endpoint of another tenant',
      { tenant: 'fabrikam' },
      { by: IDP, error: 'unauthorized_client', code: 700016 },
    ],
    ['a wrong secret', { secret: 'wrong' }, { by: IDP, error: 'invalid_client', code: 7000215 }],
    ['the ID of a secret', { secret: 'its-id' }, { by: IDP, error: 'invalid_client', code: 7000215 }],
    ['a secret that expired', { secret: 'expired' }, { by: IDP, error: 'invalid_client', code: 7000222 }],
    [
      'a certificate that is not registered',
      { credential: 'certificate', certificate: 'not-registered' },
      { by: IDP, error: 'invalid_client', code: 700027 },
    ],
    [
      'a certificate that expired',
      { credential: 'certificate', certificate: 'expired' },
      { by: IDP, error: 'invalid_client', code: 700027 },
    ],
    [
      'the signature of another key',
      { credential: 'certificate', privateKey: 'another' },
      { by: IDP, error: 'invalid_client', code: 700027 },
    ],
    [
      'the same with PS256',
      { credential: 'certificate', privateKey: 'another', algorithm: 'PS256' },
      { by: IDP, error: 'invalid_client', code: 700027 },
    ],
    [
      'an assertion that is too old',
      { credential: 'certificate', assertion: 'two-hours-old' },
      { by: IDP, error: 'invalid_client', code: 700024 },
    ],
    [
      'an assertion for another endpoint',
      { credential: 'certificate', assertion: 'another-audience' },
      { by: IDP, error: 'invalid_client', code: 700023 },
    ],
    [
      'a subject one letter off',
      { credential: 'federated', subject: 'one-letter-off' },
      { by: IDP, error: 'invalid_client', code: 700213 },
    ],
    [
      'a subject in other case',
      { credential: 'federated', subject: 'other-case' },
      { by: IDP, error: 'invalid_client', code: 7002138 },
    ],
    [
      'another branch',
      { credential: 'federated', subject: 'other-branch' },
      { by: IDP, error: 'invalid_client', code: 700213 },
    ],
    [
      'another issuer',
      { credential: 'federated', issuer: 'of-the-organization' },
      { by: IDP, error: 'invalid_client', code: 700211 },
    ],
    [
      'another audience',
      { credential: 'federated', audience: 'reports-api' },
      { by: IDP, error: 'invalid_client', code: 700212 },
    ],
    [
      'the token of a job that is too old',
      { credential: 'federated', jobToken: 'half-an-hour-old' },
      { by: IDP, error: 'invalid_client', code: 700024 },
    ],
    [
      'the token of a job that was altered',
      { credential: 'federated', jobTokenSignature: 'altered' },
      { by: IDP, error: 'invalid_client', code: 700027 },
    ],
  ])('%s', async (_what, switches, refusal) => {
    const { outcome, unreached } = await play(switches)
    const seen: Outcome = outcome
    expect(seen).toMatchObject({ result: 'refused', ...refusal })
    expect(unreached).toEqual([])
  })

  it('a service principal that is disabled: its token is good until it expires, and there is no other', async () => {
    const once = await play({ servicePrincipal: 'disabled-after-token' })
    expect(once.outcome.result).toBe('completed')
    const soon = await play({ servicePrincipal: 'disabled-after-token', runs: 'half-an-hour-later' })
    expect(soon.outcome.result).toBe('completed')
    const late = await play({ servicePrincipal: 'disabled-after-token', runs: 'two-hours-later' })
    expect(late.outcome).toMatchObject({ result: 'refused', by: IDP, code: 7000112 })
  })

  it('keys are asked for of an issuer that is trusted, and of no other', async () => {
    const asked = async (switches: Switches) =>
      (await play({ credential: 'federated', ...switches })).events.filter(
        (event) => event.type === 'request-sent' && event.actor === IDP,
      ).length
    expect(await asked({})).toBe(2)
    expect(await asked({ issuer: 'of-the-organization' })).toBe(0)
    expect(await asked({ subject: 'one-letter-off' })).toBe(0)
  })

  it('the job’s token is signed by its issuer and says which job it is', async () => {
    const { events } = await play({ credential: 'federated' })
    expect(decodeJwt(assertions(events)[0] ?? '')).toMatchObject({
      iss: BUILD_ISSUER,
      sub: 'repo:contoso/nightly-report:ref:refs/heads/main',
      aud: 'api://AzureADTokenExchange',
    })
  })
})
