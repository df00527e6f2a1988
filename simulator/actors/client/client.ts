import {
  type AuthorizationServer,
  type ClientAuth,
  type Client as ClientMetadata,
  ClientSecretPost,
  clockSkew,
  clockTolerance,
  customFetch,
  type IDToken,
  None,
} from 'oauth4webapi'
import type { RandomStream } from '../../core/random'
import { virtualSkew } from '../../core/wall-clock'
import { clientSecretOf } from '../../directory/client-secret'
import { fetchOver } from '../../network/fetch-adapter'
import type { HttpRequest } from '../../network/message'
import type { Delivery } from '../../network/virtual-network'
import type { ProgramSettings } from '../../run/program-settings'
import type { World } from '../../run/world'
import type { ActorId, Compared } from '../../trace/event'

/** Sends a request as this application and returns the answer with the event it arrived in. */
export type Transport = (request: HttpRequest, cause: number) => Promise<Delivery>

/** How an application is registered, and how it acts. */
export interface ClientSetup {
  /** The party that acts: a service principal for a server, the browser for a script in a page. */
  readonly id: ActorId
  /** The party that the program is, where its script acts as somebody else: a page as the browser. */
  readonly program?: ActorId
  readonly issuer: string
  readonly clientId: string
  /** How it proves that it is itself; `None()` for a public client (RFC 6749 section 2.1). */
  readonly authentication: ClientAuth
  readonly transport: Transport
  /** Names the stream of its random values: one for each visit, so that no two visits share one. */
  readonly visit: string
}

/**
 * An OAuth client on its way through a protocol: `oauth4webapi`, as any application would call it. The steps are functions in
 * the files beside this one; each follows from the event `last`, and moves it on.
 */
export interface OAuthClient {
  readonly world: World
  readonly id: ActorId
  readonly issuer: string
  readonly metadata: ClientMetadata
  readonly authentication: ClientAuth
  readonly random: RandomStream
  /** What somebody has set this program up to send instead. */
  readonly settings: ProgramSettings
  readonly options: { readonly [customFetch]: ReturnType<typeof fetchOver> }
  /** What the identity provider says of itself, once it was asked. */
  server: AuthorizationServer | undefined
  /** Whoever is signed in: claims of the ID token, once it was accepted. */
  claims: IDToken | undefined
  /** The event that everything done next follows from. */
  last: number
  /** Who answered last: a refusal is theirs. */
  answeredBy: ActorId | undefined
  /** The address that was asked last. */
  asked?: string
}

export function createClient(world: World, setup: ClientSetup, cause: number): OAuthClient {
  const settings = world.settingsOf(setup.program ?? setup.id)
  const client: OAuthClient = {
    world,
    id: setup.id,
    issuer: setup.issuer,
    metadata: {
      client_id: settings.client_id === undefined ? setup.clientId : (settings.client_id ?? ''),
      get [clockSkew]() {
        return virtualSkew(world.clock)
      },
      [clockTolerance]: 30,
    },
    authentication: authenticationOf(world, settings) ?? setup.authentication,
    settings,
    random: world.random(`client ${setup.visit}`),
    options: {
      [customFetch]: fetchOver(async (request) => {
        const { response, seq, by } = await setup.transport(request, client.last)
        client.last = seq
        client.answeredBy = by
        client.asked = request.url
        return response
      }),
    },
    server: undefined,
    claims: undefined,
    last: cause,
    answeredBy: undefined,
  }
  return client
}

/** How it proves that it is itself where somebody has put another secret into it (RFC 6749 section 2.3.1), or taken it out. */
function authenticationOf(
  { directories }: World,
  { client_secret: keyId }: ProgramSettings,
): ClientAuth | undefined {
  if (keyId === undefined) return undefined
  if (keyId === null) return None()
  const texts = Object.values(directories).map(({ tenant }) => tenant.secrets.clientSecrets)
  return ClientSecretPost(clientSecretOf({ secrets: { clientSecrets: Object.assign({}, ...texts) } }, keyId))
}

/** Records a check that the application itself made and that held. */
export function held(client: OAuthClient, check: string, spec: string, says: string): void {
  client.last = client.world.emit(client.id, { type: 'check-passed', check, spec, says }, client.last)
}

/** The `scope` of a request: what the program is written to ask for, or what it was set up to. */
export const scopeOf = ({ settings }: OAuthClient, scope: string): { readonly scope?: string } =>
  settings.scope === undefined ? { scope } : settings.scope === null ? {} : { scope: settings.scope }

/** What the identity provider says of itself. @throws Unexpected before `discover`. */
export function serverOf({ server, id }: OAuthClient): AuthorizationServer {
  if (!server) throw new Unexpected(`${id} has not asked the identity provider for its addresses.`)
  return server
}

/** Whoever is signed in. @throws Unexpected before an ID token was accepted. */
export function claimsOf({ claims }: OAuthClient): IDToken {
  if (!claims) throw new Unexpected('There is no ID token.')
  return claims
}

/** Whoever the claims of an ID token are about, as applications greet them. */
export const nameIn = ({ name, preferred_username: username, sub }: IDToken): string =>
  String(name ?? username ?? sub)

/** What an API said no with, and no challenge: its status, and its own words where it has some. The message is for people. */
export class Declined extends Error {
  constructor(
    readonly status: number,
    readonly error = `HTTP ${status}`,
    readonly says = `The API answers ${status}.`,
  ) {
    super(says)
  }
}

/** What an application's own code, beyond the library, will not go on with; the message is for people. */
export class Unexpected extends Error {
  /** @param check the check of the application's own that failed; without it, what it goes on with is missing */
  constructor(
    message: string,
    readonly check?: {
      readonly check: string
      readonly spec: string
      readonly error: string
      readonly compared?: Compared
    },
  ) {
    super(message)
  }
}
