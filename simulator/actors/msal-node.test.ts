import { createPrivateKey } from 'node:crypto'
import { ConfidentialClientApplication, type Configuration } from '@azure/msal-node'
import { decodeJwt, decodeProtectedHeader, importJWK, type JWK, SignJWT } from 'jose'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { contoso } from '../fixtures/contoso'
import { nightlyReport } from '../fixtures/contoso-programs'
import {
  buildServiceKeys,
  buildServiceSigner,
  type CertificateKey,
  nightlyReportSigner,
  unregisteredSigner,
} from '../fixtures/workload-keys'
import { createIdentityProvider } from '../identity-provider/identity-provider'
import { interactive } from '../identity-provider/parts/interactive'
import { workload } from '../identity-provider/parts/workload'
import { START_OF_DAY } from '../run/run'
import type { TraceEvent } from '../trace/event'
import { inWorld } from './testing/in-world'
import { msalNetwork } from './testing/msal-network'

const LOGIN = 'https://login.entra.example'
const TENANT = contoso.organization.id
const SCOPE = 'api://reports.contoso.example/.default'
const [secret, lastYears] = nightlyReport.passwordCredentials.map(
  ({ keyId }) => contoso.secrets.clientSecrets[keyId] ?? '',
)

/** The library insists on an authorization_endpoint, also where it never goes there. */
const PARTS = [...new Set([...interactive, ...workload])]

// The library reads the machine's clock: it has to be that of the run.
beforeEach(() => void vi.useFakeTimers({ toFake: ['Date'], now: START_OF_DAY }))
afterEach(() => void vi.useRealTimers())

type Credential = Omit<Configuration['auth'], 'clientId' | 'authority' | 'knownAuthorities'>

/** Lets the library get a token so many times, against the simulated identity provider. */
async function acquire(credential: Credential, times = 1) {
  const { value, events } = await inWorld(async (world) => {
    world.network.mount(LOGIN, {
      actor: 'identity-provider',
      handler: createIdentityProvider({
        directories: [world.directory],
        origin: LOGIN,
        parts: PARTS,
        fetchKeys: async () => buildServiceKeys,
      }),
    })
    const client = new ConfidentialClientApplication({
      auth: {
        clientId: nightlyReport.appId,
        authority: `${LOGIN}/${TENANT}`,
        knownAuthorities: [new URL(LOGIN).host],
        ...credential,
      },
      system: { networkClient: msalNetwork(world, 'job') },
    })
    const tokens: string[] = []
    try {
      for (let time = 0; time < times; time++)
        tokens.push((await client.acquireTokenByClientCredential({ scopes: [SCOPE] }))?.accessToken ?? '')
      return { tokens }
    } catch (fault) {
      return { tokens, fault: fault as Error & { readonly errorCode?: string } }
    }
  })
  return { ...value, requests: tokenRequests(events) }
}

function tokenRequests(events: readonly TraceEvent[]): URLSearchParams[] {
  return events.flatMap((event) =>
    event.type === 'request-sent' && event.request.method === 'POST'
      ? [new URLSearchParams(event.request.body)]
      : [],
  )
}

function certificate({ key, 'x5t#S256': thumbprint }: CertificateKey): Credential {
  const privateKey = createPrivateKey({ key: { ...key }, format: 'jwk' })
    .export({ type: 'pkcs8', format: 'pem' })
    .toString()
  const thumbprintSha256 = Buffer.from(thumbprint, 'base64url').toString('hex')
  return { clientCertificate: { thumbprintSha256, privateKey } }
}

function jobToken(subject: string, signer: JWK = buildServiceSigner): Credential {
  return {
    clientAssertion: async () =>
      new SignJWT({ sub: subject })
        .setProtectedHeader({ alg: 'RS256', kid: buildServiceSigner.kid })
        .setIssuer('https://token.build.example')
        .setAudience('api://AzureADTokenExchange')
        .setExpirationTime(START_OF_DAY / 1000 + 900)
        .sign(await importJWK(signer, 'RS256')),
  }
}
const MAIN = 'repo:contoso/nightly-report:ref:refs/heads/main'

describe('@azure/msal-node gets a token without a person', () => {
  it.each<[string, Credential]>([
    ['by secret', { clientSecret: secret ?? '' }],
    ['by certificate', certificate(nightlyReportSigner)],
    ['by the token of a build job', jobToken(MAIN)],
  ])('%s', async (_how, credential) => {
    const { tokens, fault, requests } = await acquire(credential)
    expect(fault).toBeUndefined()
    expect(requests).toHaveLength(1)
    expect(decodeJwt(tokens[0] ?? '')).toMatchObject({
      azp: nightlyReport.appId,
      roles: ['Reports.Read.All'],
      tid: TENANT,
    })
  })

  it('once, and takes it out of its cache the second time', async () => {
    const { tokens, requests } = await acquire({ clientSecret: secret ?? '' }, 2)
    expect(tokens[1]).toBe(tokens[0])
    expect(requests).toHaveLength(1)
  })

  it('by certificate signs as the lab’s own job can: PS256, named by SHA-256', async () => {
    const { requests } = await acquire(certificate(nightlyReportSigner))
    const header = decodeProtectedHeader(requests[0]?.get('client_assertion') ?? '')
    expect(header).toMatchObject({ alg: 'PS256', 'x5t#S256': nightlyReportSigner['x5t#S256'] })
  })
})

describe('@azure/msal-node understands a refusal', () => {
  it.each<[string, Credential, string]>([
    ['of a wrong secret', { clientSecret: 'guess' }, 'AADSTS7000215'],
    ['of a secret that expired', { clientSecret: lastYears ?? '' }, 'AADSTS7000222'],
    ['of a certificate that is not registered', certificate(unregisteredSigner), 'AADSTS700027'],
    ['of a subject one letter off', jobToken(MAIN.replace('contoso', 'contosso')), 'AADSTS700213'],
    ['of a job’s token that somebody else signed', jobToken(MAIN, unregisteredSigner.key), 'AADSTS700027'],
  ])('%s', async (_what, credential, code) => {
    const { fault, tokens } = await acquire(credential)
    expect(tokens).toEqual([])
    expect(fault?.errorCode).toBe('invalid_client')
    expect(fault?.message).toContain(code)
  })
})
