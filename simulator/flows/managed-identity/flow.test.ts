import { decodeJwt } from 'jose'
import { describe, expect, it } from 'vitest'
import * as keys from '../../fixtures/managed-identity-keys'
import { completeRun } from '../../run/complete'
import type { Switches } from '../../run/flow'
import type { EventOf, Outcome, TraceEvent } from '../../trace/event'
import { cargoOf } from '../../trace/select/cargo'
import { diagram } from '../../trace/select/diagram'
import { knowledge } from '../../trace/select/knowledge'
import { parties } from '../../trace/select/parties'
import { ID } from './cast'
import { flow } from './flow'
import { heldIdentity, instanceOf, tenant } from './tenant'

async function play(switches: Switches = {}) {
  const { result } = await completeRun(flow, { seed: 1, switches })
  if (result.status !== 'ended') throw new Error(`${result.status}: ${'says' in result ? result.says : ''}`)
  return { events: result.events, outcome: result.outcome, unreached: result.unreached }
}
const requests = (events: readonly TraceEvent[], to: string, from?: string) =>
  events.filter(
    (event): event is EventOf<'request-sent'> =>
      event.type === 'request-sent' && event.to === to && (from === undefined || event.actor === from),
  )
const answersOf = (events: readonly TraceEvent[], by: string) =>
  events.filter(
    (event): event is EventOf<'response-received'> =>
      event.type === 'response-received' && event.actor === by,
  )
const issued = (events: readonly TraceEvent[]) =>
  events.flatMap((event) => (event.type === 'token-issued' ? [decodeJwt(event.value)] : []))
const known = (events: readonly TraceEvent[]) =>
  knowledge(events, events.length).map(({ kind, knownTo }) => [kind, [...knownTo].sort()] as const)
const failed = (events: readonly TraceEvent[]) =>
  events.flatMap((event) => (event.type === 'check-failed' ? [event.check] : []))

const AGAIN = { later: 'half-an-hour' }

describe('a token for a managed identity', () => {
  it('is version 1.0, of the application’s own kind, and names the resource that the identity belongs to', async () => {
    const { events } = await play()
    const { id, appId, alternativeNames } = instanceOf('vm-reports')
    const [first, second, ...more] = issued(events)
    expect(more).toEqual([])
    expect(first).toMatchObject({
      aud: 'https://management.azure.com/',
      iss: `https://sts.entra.example/${tenant.organization.id}/`,
      ver: '1.0',
      appid: appId,
      appidacr: '2',
      idtyp: 'app',
      oid: id,
      sub: id,
      tid: tenant.organization.id,
      xms_mirid: alternativeNames[1],
    })
    for (const absent of ['scp', 'roles', 'name', 'azp']) expect(first).not.toHaveProperty(absent)
    expect(second).toMatchObject({ aud: 'https://storage.azure.com/', oid: id })
    expect((first?.exp ?? 0) - (first?.iat ?? 0)).toBe(86_400)
  })

  it('names the identity itself where that is user-assigned', async () => {
    const [token] = issued((await play({ identities: 'user' })).events)
    expect(token?.xms_mirid).toMatch(
      /\/providers\/Microsoft\.ManagedIdentity\/userAssignedIdentities\/id-reports$/,
    )
  })

  it('says of each claim where it comes from: nothing of it from a registration, because there is none', async () => {
    const { events } = await play()
    const claims = events.flatMap((event) => (event.type === 'token-issued' ? event.claims : []))
    expect(claims.filter(({ source }) => source.startsWith('application.'))).toEqual([])
    expect(tenant.applications.map(({ appId }) => appId)).not.toContain(instanceOf('vm-reports').appId)
  })

  it('comes as Microsoft’s sample has it: each value a text, and no refresh token', async () => {
    const { events } = await play()
    const [answer] = answersOf(events, ID.metadata)
    expect(JSON.parse(answer?.response.body ?? '')).toEqual({
      access_token: expect.any(String),
      refresh_token: '',
      expires_in: '86400',
      expires_on: String(issued(events)[0]?.exp),
      not_before: String(issued(events)[0]?.nbf),
      resource: 'https://management.azure.com/',
      token_type: 'Bearer',
    })
  })
})

describe('who knows what', () => {
  it('on the machine is nothing but tokens: what proves the identity is between the host and Entra', async () => {
    const { events } = await play()
    const assertion = ['client-assertion', [ID.identityProvider, ID.metadata]]
    const token = (api: string) => ['access-token', [ID.identityProvider, ID.job, ID.metadata, api].sort()]
    expect(known(events)).toEqual([assertion, token(ID.resourceManager), assertion, token(ID.storage)])
  })

  it('of the private keys nothing is in any event', async () => {
    const told = JSON.stringify((await play({ identities: 'two-user', names: 'client-id' })).events)
    for (const { signer } of Object.values(keys)) {
      const { d, p, q, dp, dq, qi } = signer.key
      for (const part of [d, p, q, dp, dq, qi]) expect(told).not.toContain(part)
    }
  })

  it('a forged request that gets through: the web app and the stranger have the token as well', async () => {
    const { events } = await play({ webApp: 'passes-headers-on' })
    const holders = known(events).findLast(([kind]) => kind === 'access-token')?.[1]
    expect(holders).toEqual(expect.arrayContaining([ID.webApp, ID.stranger]))
  })

  it('a token travels as a ticket, and what proves the identity as a credential', async () => {
    const { events } = await play()
    const [asking] = requests(events, ID.identityProvider, ID.metadata)
    const [calling] = requests(events, ID.storage)
    expect(asking && cargoOf(events, asking)).toEqual(['credential'])
    expect(calling && cargoOf(events, calling)).toEqual(['access-token'])
  })
})

type Refusal = { by: string; error: string; code?: number; says?: RegExp }

describe('what is wrong is refused by whoever must notice', () => {
  it.each<[string, Switches, string, Refusal]>([
    [
      'no header Metadata',
      { header: 'left-out' },
      'metadata-header',
      { by: ID.metadata, error: 'invalid_request', says: /^Required metadata header not specified$/ },
    ],
    [
      'a proxy in between',
      { header: 'through-a-proxy' },
      'metadata-forwarded',
      { by: ID.metadata, error: 'invalid_request' },
    ],
    [
      'two user-assigned identities, and none named',
      { identities: 'two-user' },
      'metadata-identity',
      { by: ID.metadata, error: 'invalid_request', says: /^Multiple user assigned identities exist/ },
    ],
    [
      'an identity that the machine does not have',
      { names: 'client-id' },
      'metadata-identity',
      { by: ID.metadata, error: 'invalid_request', says: /^Identity not found$/ },
    ],
    [
      'no identity at all',
      { identity: 'deleted' },
      'metadata-identity',
      { by: ID.metadata, error: 'invalid_request', says: /^Identity not found$/ },
    ],
    [
      'an identity that is disabled',
      { identity: 'disabled' },
      'client-known',
      { by: ID.metadata, error: 'unauthorized_client', code: 7000112 },
    ],
    [
      'a resource that nobody knows',
      { resource: 'unknown' },
      'scope-default',
      { by: ID.metadata, error: 'invalid_resource', code: 500011 },
    ],
    [
      'a token for Azure Resource Manager at the storage account',
      { resource: 'of-the-other' },
      'audience',
      { by: ID.storage, error: 'InvalidAuthenticationInfo' },
    ],
    [
      'Reader, and a blob',
      { roles: 'reader' },
      'azure-role',
      { by: ID.storage, error: 'AuthorizationPermissionMismatch' },
    ],
    [
      'Owner, and a blob',
      { roles: 'owner' },
      'azure-role',
      { by: ID.storage, error: 'AuthorizationPermissionMismatch' },
    ],
    [
      'a role for blobs, and the account',
      { roles: 'blob-reader' },
      'azure-role',
      {
        by: ID.resourceManager,
        error: 'AuthorizationFailed',
        says: /does not have authorization to perform action/,
      },
    ],
    [
      'no role',
      { roles: 'none' },
      'azure-role',
      { by: ID.storage, error: 'AuthorizationPermissionMismatch' },
    ],
    [
      'the wrong one of two identities',
      { identities: 'two-user', names: 'the-other' },
      'azure-role',
      { by: ID.storage, error: 'AuthorizationPermissionMismatch' },
    ],
    [
      'a system-assigned identity that came in front of the one with the roles',
      { identities: 'system-and-user' },
      'azure-role',
      { by: ID.storage, error: 'AuthorizationPermissionMismatch' },
    ],
  ])('%s', async (_what, switches, check, { says = /./, ...refusal }) => {
    const { events, outcome, unreached } = await play(switches)
    const seen: Outcome = outcome
    expect(seen).toMatchObject({ result: 'refused', ...refusal, says: expect.stringMatching(says) })
    expect(failed(events).at(-1)).toBe(check)
    expect(unreached).toEqual([])
  })

  it('the two planes are decided apart: what one refuses, the other allows', async () => {
    const statuses = async (roles: string) => {
      const { events } = await play({ roles })
      return [ID.resourceManager, ID.storage].map((by) => answersOf(events, by)[0]?.response.status)
    }
    expect(await statuses('reader')).toEqual([200, 403])
    expect(await statuses('owner')).toEqual([200, 403])
    expect(await statuses('blob-reader')).toEqual([403, 200])
    expect(await statuses('none')).toEqual([403, 403])
  })
})

describe('which identity it is', () => {
  it.each<[string, Switches, string]>([
    ['the only one', { identities: 'user' }, 'id-reports'],
    ['by client_id', { identities: 'two-user', names: 'client-id' }, 'id-reports'],
    ['by object_id', { identities: 'two-user', names: 'object-id' }, 'id-reports'],
    ['by msi_res_id', { identities: 'two-user', names: 'resource-id' }, 'id-reports'],
    [
      'by client_id, beside a system-assigned one',
      { identities: 'system-and-user', names: 'client-id' },
      'id-reports',
    ],
  ])('%s', async (_what, switches, name) => {
    const { events, outcome } = await play(switches)
    expect(outcome).toEqual({
      result: 'completed',
      says: `${name} has read what the storage account is, and a report that is in it.`,
    })
    expect(issued(events).map(({ oid }) => oid)).toEqual([
      heldIdentity('id-reports').objectId,
      heldIdentity('id-reports').objectId,
    ])
  })

  it('where none is named, the system-assigned one comes first', async () => {
    const { events } = await play({ identities: 'system-and-user' })
    expect(issued(events)[0]?.oid).toBe(heldIdentity('vm-reports').objectId)
  })
})

describe('the host keeps tokens', () => {
  const asked = async (switches: Switches) => {
    const { events, outcome, unreached } = await play(switches)
    expect(unreached).toEqual([])
    return {
      ofMachine: requests(events, ID.metadata).length,
      ofEntra: requests(events, ID.identityProvider, ID.metadata).length,
      outcome,
    }
  }

  it('half an hour later it asks Entra for nothing; two days later for both again', async () => {
    expect(await asked(AGAIN)).toMatchObject({ ofMachine: 4, ofEntra: 2, outcome: { result: 'completed' } })
    expect(await asked({ later: 'two-days' })).toMatchObject({
      ofMachine: 4,
      ofEntra: 4,
      outcome: { result: 'completed' },
    })
  })

  it('and counts down in what it answers', async () => {
    const { events } = await play(AGAIN)
    const bodies = answersOf(events, ID.metadata).map(({ response }) => JSON.parse(response.body))
    expect(bodies[2].access_token).toBe(bodies[0].access_token)
    expect(bodies[0].expires_in - bodies[2].expires_in).toBeGreaterThanOrEqual(1800)
    expect(bodies[2].expires_on).toBe(bodies[0].expires_on)
  })

  it('a role that is taken away: the token is good as before, and opens nothing', async () => {
    const { ofEntra, outcome } = await asked({ ...AGAIN, meanwhile: 'role-removed' })
    expect(ofEntra).toBe(2)
    expect(outcome).toMatchObject({ result: 'refused', by: ID.storage })
  })

  it('an identity that is disabled: it goes on until the token ends, and no further', async () => {
    const meanwhile = 'identity-disabled'
    expect((await asked({ ...AGAIN, meanwhile })).outcome.result).toBe('completed')
    expect((await asked({ later: 'two-days', meanwhile })).outcome).toMatchObject({
      result: 'refused',
      code: 7000112,
    })
  })

  it('an identity that is deleted: the host gives nothing any more, and a token that a program has kept still opens', async () => {
    const deleted = { ...AGAIN, meanwhile: 'identity-deleted' }
    expect((await asked(deleted)).outcome).toMatchObject({ result: 'refused', by: ID.metadata })
    const kept = await asked({ ...deleted, keeps: 'its-tokens' })
    expect(kept).toMatchObject({ ofMachine: 2, outcome: { result: 'completed' } })
  })
})

describe('a forged request through a web app (SSRF)', () => {
  it.each([
    ['fetches-addresses', 'metadata-header'],
    ['proxy', 'metadata-forwarded'],
  ])('%s: it is refused, and the stranger has nothing', async (webApp, check) => {
    const { events, outcome } = await play({ webApp })
    expect(outcome).toMatchObject({
      result: 'completed',
      says: expect.stringContaining('A stranger got nothing'),
    })
    expect(failed(events)).toEqual([check])
    expect(requests(events, ID.storage, ID.stranger)).toEqual([])
  })

  it('one that passes the stranger’s headers on: the stranger reads the report, from anywhere', async () => {
    const { events, outcome } = await play({ webApp: 'passes-headers-on' })
    expect(outcome.says).toContain('A stranger has read the report')
    const [last] = answersOf(events, ID.storage).slice(-1)
    expect(last).toMatchObject({ from: ID.stranger, response: { status: 200 } })
    expect(last?.response.body).toContain('Finance,412')
  })

  it('the token that is stolen so can do no more than its identity', async () => {
    const { events } = await play({ webApp: 'passes-headers-on', roles: 'reader' })
    expect(answersOf(events, ID.storage).map(({ response }) => response.status)).toEqual([403, 403])
  })

  it('it does not depend on the job: without its header the job gets nothing, and the stranger does', async () => {
    const { outcome } = await play({ webApp: 'passes-headers-on', header: 'left-out' })
    expect(outcome).toMatchObject({ result: 'refused', says: expect.stringContaining('A stranger has read') })
  })
})

describe('the diagram', () => {
  const drawn = async (switches: Switches, at?: (events: readonly TraceEvent[]) => number) => {
    const { events } = await play(switches)
    const { facts } = diagram(events, at?.(events) ?? events.length)
    return {
      parties: parties(events, events.length).map(({ id }) => id),
      facts: facts.map(({ from, type, to, label }) => `${from} ${type} ${to}: ${label}`),
    }
  }
  const held = `vm-reports assignedIdentity ${ID.metadata}: system-assigned`
  const reader = `vm-reports azureRoleAssignment ${ID.resourceManager}: Reader`
  const blobs = `vm-reports azureRoleAssignment ${ID.storage}: Storage Blob Data Reader`

  it('has the identity, who holds it, and its roles; no web app, no stranger, no application', async () => {
    const { parties, facts } = await drawn({})
    expect(facts).toEqual([reader, blobs, held])
    expect(parties).toEqual([
      ID.job,
      ID.metadata,
      ID.identityProvider,
      'vm-reports',
      ID.resourceManager,
      ID.storage,
    ])
  })

  it('loses a role that is taken away, at that moment', async () => {
    const removed = { ...AGAIN, meanwhile: 'role-removed' }
    expect((await drawn(removed, () => 0)).facts).toEqual([reader, blobs, held])
    expect((await drawn(removed)).facts).toEqual([reader, held])
  })
})

it('the storage account says in its challenge where a token for it comes from; where a role is missing, no token would help', async () => {
  const refused = async (switches: Switches) => {
    const { events } = await play(switches)
    return answersOf(events, ID.storage).find(({ response }) => response.status >= 400)?.response
  }
  const { id } = tenant.organization
  const at = `https://login.entra.example/${id}/oauth2/authorize`
  const other = await refused({ resource: 'of-the-other' })
  expect(other?.headers).toContainEqual([
    'WWW-Authenticate',
    `Bearer authorization_uri=${at} resource_id=https://storage.azure.com`,
  ])
  expect(other?.headers).toContainEqual(['x-ms-error-code', 'InvalidAuthenticationInfo'])
  const role = await refused({ roles: 'reader' })
  expect(role?.status).toBe(403)
  expect(role?.headers).toContainEqual(['x-ms-error-code', 'AuthorizationPermissionMismatch'])
  expect(role?.headers.map(([name]) => name)).not.toContain('WWW-Authenticate')
})
