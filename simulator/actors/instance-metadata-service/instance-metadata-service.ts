import { None } from 'oauth4webapi'
import { type HttpResponse, json } from '../../network/message'
import type { Handler, ServerContext } from '../../network/server'
import type { World } from '../../run/world'
import { checklist } from '../../trace/checklist'
import type { ActorId } from '../../trace/event'
import { attempt } from '../client/attempt'
import { certificateAssertion } from '../client/certificate-assertion'
import { createClient } from '../client/client'
import { clientCredentials } from '../client/client-credentials'
import { metadataForwarded } from './check-metadata-forwarded'
import { metadataHeader } from './check-metadata-header'
import { metadataIdentity } from './check-metadata-identity'
import { metadataParameters } from './check-metadata-parameters'
import type { HeldIdentity } from './held-identity'
import type { TokenAsked } from './token-asked'

/** Where it is, from inside of a virtual machine and from nowhere else. */
export const METADATA_ORIGIN = 'http://169.254.169.254'
export const TOKEN_PATH = '/metadata/identity/oauth2/token'

/** Seconds before its end at which a token is no longer given out; how long before is not documented. */
const RENEWED_BEFORE_SECONDS = 300

/** What is documented of what the host does now, and what is not. */
const PICTURE =
  'The host asks Entra by the client id and the certificate of the identity, as Microsoft documents it. That it is this request is this lab’s own picture.'

const checks = checklist<TokenAsked>()
  .check(metadataHeader)
  .check(metadataForwarded)
  .check(metadataParameters)
  .check(metadataIdentity)

interface Kept {
  readonly accessToken: string
  readonly from: number
  readonly until: number
}

/**
 * Azure's Instance Metadata Service, as far as it gives out tokens for the identities of one virtual machine. It runs on the host. What
 * goes on between it and Entra is not documented beyond "by the client ID and certificate": that it is this grant is the lab's picture.
 * https://learn.microsoft.com/entra/identity/managed-identities-azure-resources/how-managed-identities-work-vm
 * @param setup.identities those that the machine has at the moment
 */
export function createInstanceMetadataService(
  world: World,
  setup: {
    readonly id: ActorId
    readonly issuer: string
    readonly tokenEndpoint: string
    readonly identities: () => readonly HeldIdentity[]
  },
): Handler {
  const { id } = setup
  /** By identity and resource. Neither the machine nor whoever looks after it can empty it. */
  const kept = new Map<string, Kept>()

  return async (request, context) => {
    const { pathname, searchParams: query } = new URL(request.url)
    if (pathname !== TOKEN_PATH) return json(404, { error: 'Not found' })
    if (request.method !== 'GET') return json(405, { error: 'Method not allowed' }, [['Allow', 'GET']])
    const asked = { request, query, identities: setup.identities() }
    const checked = await checks.run(asked, context.emit)
    if (!checked.passed) return refusal(checked.error.error, checked.error.description)
    const { identity, resource } = checked.found
    const key = `${identity.clientId} ${resource}`
    const before = kept.get(key)
    const now = world.clock.seconds()
    if (before && now < before.until - RENEWED_BEFORE_SECONDS) {
      const says = `A token of ${identity.name} for ${resource} is here already, and good: Entra is not asked.`
      context.emit({ type: 'note', says })
      return answer(before, resource, now)
    }
    context.emit({ type: 'note', says: PICTURE })
    const fetched = await fetchToken(identity, resource, context)
    // The service says it of the resource that it was asked for.
    if (!fetched.ok)
      return refusal(fetched.failure.error, fetched.failure.says.replaceAll(`${resource}/.default`, resource))
    kept.set(key, fetched.value)
    return answer(fetched.value, resource, world.clock.seconds())
  }

  /** Client credentials (RFC 6749 section 4.4), proven by the certificate of the identity (RFC 7523 section 2.2). */
  function fetchToken(identity: HeldIdentity, resource: string, { cause }: ServerContext) {
    const last = world.log.events.findLast((event) => event.actor === id)
    const client = createClient(
      world,
      {
        id,
        issuer: setup.issuer,
        clientId: identity.clientId,
        authentication: None(),
        transport: (request, from) => world.network.send(id, 'back-channel', request, from),
        visit: `token of ${identity.name} for ${resource}`,
      },
      Math.max(last?.seq ?? cause, cause),
    )
    client.server = { issuer: setup.issuer, token_endpoint: setup.tokenEndpoint }
    return attempt(client, async (): Promise<Kept> => {
      const proof = await certificateAssertion(identity.signer, world.clock, client.random)
      const from = world.clock.seconds()
      const { access_token, expires_in = 0 } = await clientCredentials(client, `${resource}/.default`, proof)
      return { accessToken: access_token, from, until: from + expires_in }
    })
  }
}

/** Every value is a text, as in Microsoft's sample. */
function answer({ accessToken, from, until }: Kept, resource: string, now: number): HttpResponse {
  return json(200, {
    access_token: accessToken,
    refresh_token: '',
    expires_in: String(until - now),
    expires_on: String(until),
    not_before: String(from),
    resource,
    token_type: 'Bearer',
  })
}

function refusal(error: string, description: string): HttpResponse {
  return json(400, { error, error_description: description })
}
