import { type INetworkModule, ManagedIdentityApplication } from '@azure/msal-node'
import fc from 'fast-check'
import { decodeJwt } from 'jose'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { flow } from '../../flows/managed-identity/flow'
import { heldIdentity, instanceOf } from '../../flows/managed-identity/tenant'
import type { HeaderList, HttpResponse } from '../../network/message'
import { completeRun } from '../../run/complete'
import type { Flow, Switches } from '../../run/flow'
import { START_OF_DAY } from '../../run/run'
import type { World } from '../../run/world'
import { msalNetwork } from '../testing/msal-network'

const JOB = 'job'
const SERVICE = 'http://169.254.169.254'
const ARM = 'https://management.azure.com/'
const GOOD: HeaderList = [
  ['Host', '169.254.169.254'],
  ['Metadata', 'true'],
]
const SEED = 20261129

/** Lets a test do something in the world of the flow, once its job has run. */
async function inFlow<T>(switches: Switches, act: (world: World) => Promise<T>): Promise<T> {
  let value: T | undefined
  const play: Flow['play'] = async (world) => {
    const outcome = await flow.play(world)
    value = await act(world)
    return outcome
  }
  const { result } = await completeRun({ ...flow, play }, { seed: 1, switches })
  if (result.status !== 'ended') throw new Error('says' in result ? result.says : result.status)
  return value as T
}

const ask = (world: World, path: string, headers = GOOD, method = 'GET') =>
  world.network
    .send(JOB, 'back-channel', { method, url: `${SERVICE}${path}`, headers, body: '' }, 0)
    .then(({ response }) => response)
const errorIn = (response: HttpResponse | undefined) =>
  response && (JSON.parse(response.body) as { error_description?: string }).error_description

const TOKEN = '/metadata/identity/oauth2/token'
const query = (more: string) => `${TOKEN}?api-version=2018-02-01&resource=${encodeURIComponent(ARM)}${more}`

describe('the metadata service answers', () => {
  const own = heldIdentity('vm-reports')

  it.each<[string, string, HeaderList, number]>([
    ['a good request', query(''), GOOD, 200],
    ['a later version', query('').replace('2018-02-01', '2025-04-07'), GOOD, 200],
    ['its own identity by name', query(`&client_id=${own.clientId}`), GOOD, 200],
    ['the same in capitals', query(`&client_id=${own.clientId.toUpperCase()}`), GOOD, 200],
    ['two names of one identity', query(`&client_id=${own.clientId}&object_id=${own.objectId}`), GOOD, 200],
    ['a header in other letters', query(''), [['metadata', 'true']], 200],
    ['a parameter that it does not know', query('&more=1'), GOOD, 200],
  ])('%s', async (_what, path, headers, status) => {
    expect((await inFlow({}, (world) => ask(world, path, headers)))?.status).toBe(status)
  })

  it.each<[string, string, HeaderList, string]>([
    ['no header', query(''), [], 'Required metadata header not specified'],
    ['True', query(''), [['Metadata', 'True']], 'Required metadata header not specified'],
    ['an empty header', query(''), [['Metadata', '']], 'Required metadata header not specified'],
    [
      'the header twice',
      query(''),
      [...GOOD, ['Metadata', 'true']],
      'Required metadata header not specified',
    ],
    ['X-Forwarded-For', query(''), [...GOOD, ['x-forwarded-for', '']], 'must not contain'],
    ['no version', `${TOKEN}?resource=${ARM}`, GOOD, "'api-version' is missing"],
    ['an earlier version', `${TOKEN}?api-version=2017-12-01&resource=${ARM}`, GOOD, 'gives out no tokens'],
    ['a version that is none', `${TOKEN}?api-version=newest&resource=${ARM}`, GOOD, 'gives out no tokens'],
    ['no resource', `${TOKEN}?api-version=2018-02-01`, GOOD, "'resource' is missing"],
    ['an empty resource', `${TOKEN}?api-version=2018-02-01&resource=`, GOOD, "'resource' is missing"],
    ['a parameter twice', query('&resource=x'), GOOD, 'Duplicate'],
    [
      'an identity that is elsewhere',
      query(`&client_id=${instanceOf('id-reports').appId}`),
      GOOD,
      'Identity not found',
    ],
    ['an identity without a name', query('&client_id='), GOOD, 'Identity not found'],
    ['two names that differ', query(`&client_id=${own.clientId}&object_id=x`), GOOD, 'Identity not found'],
    ['a resource that nobody knows', `${TOKEN}?api-version=2018-02-01&resource=x`, GOOD, 'AADSTS500011'],
    ['two resources', `${TOKEN}?api-version=2018-02-01&resource=${ARM}.default+x`, GOOD, 'AADSTS'],
  ])('%s with 400', async (_what, path, headers, says) => {
    const response = await inFlow({}, (world) => ask(world, path, headers))
    expect(response?.status).toBe(400)
    expect(errorIn(response)).toContain(says)
    expect(response?.body).not.toContain('eyJ')
  })

  it('another method with 405, and another path with 404', async () => {
    expect((await inFlow({}, (world) => ask(world, query(''), GOOD, 'POST')))?.status).toBe(405)
    expect((await inFlow({}, (world) => ask(world, '/metadata/instance')))?.status).toBe(404)
  })

  it(`anything at all, and gives no token to who does not send the header (seed ${SEED})`, async () => {
    const name = fc.constantFrom('api-version', 'resource', 'client_id', 'object_id', 'msi_res_id', 'x')
    const value = fc.oneof(
      fc.constantFrom('2018-02-01', ARM, own.clientId, ''),
      fc.string({ unit: 'binary' }),
    )
    const header = fc.tuple(
      fc.constantFrom('Metadata', 'X-Forwarded-For', 'Authorization'),
      fc.oneof(fc.constantFrom('true', 'false'), fc.string({ unit: 'binary' })),
    )
    const request = fc.record({
      pairs: fc.array(fc.tuple(name, value), { maxLength: 6 }),
      headers: fc.array(header, { maxLength: 3 }),
    })
    await fc.assert(
      fc.asyncProperty(fc.array(request, { minLength: 20, maxLength: 20 }), async (requests) => {
        await inFlow({}, async (world) => {
          for (const { pairs, headers } of requests) {
            const response = await ask(world, `${TOKEN}?${new URLSearchParams(pairs)}`, headers)
            expect([200, 400]).toContain(response?.status)
            const meant = headers.filter(([each]) => each === 'Metadata').map(([, each]) => each)
            if (meant.join() !== 'true' || headers.some(([each]) => each === 'X-Forwarded-For'))
              expect(response?.status).toBe(400)
          }
        })
      }),
      { seed: SEED, numRuns: 10 },
    )
  })
})

describe('@azure/msal-node ManagedIdentityApplication', () => {
  // The library reads the machine's clock: it has to be that of the run.
  beforeEach(() => void vi.useFakeTimers({ toFake: ['Date'], now: START_OF_DAY }))
  afterEach(() => void vi.useRealTimers())

  type Ids = NonNullable<
    ConstructorParameters<typeof ManagedIdentityApplication>[0]
  >['managedIdentityIdParams']
  // The library keeps the first network that it was given, for all its objects.
  let network: INetworkModule | undefined
  const networkClient: INetworkModule = {
    sendGetRequestAsync: (url, options) => there().sendGetRequestAsync(url, options),
    sendPostRequestAsync: (url, options) => there().sendPostRequestAsync(url, options),
  }
  const there = () => {
    if (!network) throw new Error('There is no world yet.')
    return network
  }
  const acquire = (switches: Switches, ids?: Ids) =>
    inFlow(switches, async (world) => {
      network = msalNetwork(world, JOB)
      const library = new ManagedIdentityApplication({
        ...(ids && { managedIdentityIdParams: ids }),
        system: { networkClient },
      })
      try {
        return { result: await library.acquireToken({ resource: ARM, forceRefresh: true }) }
      } catch (fault) {
        return { fault: fault as Error }
      }
    })

  it('gets a token of the system-assigned identity', async () => {
    const { result, fault } = await acquire({})
    expect(fault).toBeUndefined()
    expect(decodeJwt(result?.accessToken ?? '')).toMatchObject({
      aud: ARM,
      oid: heldIdentity('vm-reports').objectId,
    })
    expect(result?.expiresOn?.getTime()).toBeGreaterThan(START_OF_DAY + 23 * 3_600_000)
  })

  const { clientId, objectId, resourceId } = heldIdentity('id-reports')
  it.each<[string, Ids]>([
    ['client id', { userAssignedClientId: clientId }],
    ['object id', { userAssignedObjectId: objectId }],
    ['resource id', { userAssignedResourceId: resourceId }],
  ])('gets one of a user-assigned identity, by its %s', async (_what, ids) => {
    const { result, fault } = await acquire({ identities: 'two-user', names: 'client-id' }, ids)
    expect(fault).toBeUndefined()
    expect(decodeJwt(result?.accessToken ?? '')).toMatchObject({ oid: objectId })
  })

  it('throws where several are there and none is named, and where the one that is named is not', async () => {
    const several = await acquire({ identities: 'two-user', names: 'client-id' })
    expect(several.fault?.message).toContain('Multiple user assigned identities exist')
    const elsewhere = await acquire({}, { userAssignedClientId: clientId })
    expect(elsewhere.fault?.message).toContain('Identity not found')
  })
})
