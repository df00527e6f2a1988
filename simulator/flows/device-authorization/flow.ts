import { createAuthenticatorApp } from '../../actors/authenticator-app'
import type { Attempted } from '../../actors/client/attempt'
import { nameIn } from '../../actors/client/client'
import { fetchKeys } from '../../actors/fetch-keys'
import { outcomeOf, refusedBy } from '../../actors/outcome'
import { createTelevision } from '../../actors/television'
import { createUserAgent, type Landing } from '../../actors/user-agent'
import { createIdentityProvider } from '../../identity-provider/identity-provider'
import { device } from '../../identity-provider/parts/device'
import { createReportsApi } from '../../resources/reports/reports-api'
import type { Flow } from '../../run/flow'
import type { World } from '../../run/world'
import type { Outcome } from '../../trace/event'
import { about } from './about'
import { ID, parties, reportsApi, sites } from './cast'
import { interventions } from './interventions'
import { API_URL, begin, codePage, finish, resultPage, type SignedIn } from './lobby-display'
import { person } from './person'
import { switches } from './switches'

const LOGIN = 'https://login.entra.example'

/** The device authorization grant (RFC 8628): a television asks, a phone answers, and the two never speak to each other. */
export const flow: Flow = {
  slug: about.slug,
  revision: 1,
  sites,
  parties,
  switches,
  interventions,
  people: { [ID.person]: person },
  play,
}

/** What stands on the television, for everybody in the lobby to see. */
interface Lobby {
  /** The code and the address of a sign-in that waits for somebody. */
  waiting?: {
    readonly userCode: string
    readonly address: string
    readonly seq: number
    /** It came by itself in the place of one that ran out, and calls nobody. */
    readonly renewed: boolean
  }
  /** What the last sign-in came to. */
  done?: Attempted<SignedIn>
  /** Nobody presses a button any more. */
  over: boolean
}

async function play(world: World): Promise<Outcome> {
  mountServers(world)
  const lobby: Lobby = { over: false }
  const looksAt = { phone: false }
  world.scheduler.spawn(() => televisionSide(world, lobby, looksAt))
  const landing = await phoneSide(world, lobby, looksAt)
  if (!landing && lobby.done?.ok === false) return refusedBy(lobby.done.failure)
  return outcomeOf(
    world,
    landing ?? { url: '', page: undefined, seq: 0 },
    lobby.done,
    ({ claims }) => `${nameIn(claims)} is signed in on the television, and the API has answered.`,
  )
}

/** One channel: the television and the identity provider. It goes on by itself, whoever does what with the phone. */
async function televisionSide(
  world: World,
  lobby: Lobby,
  looksAt: { readonly phone: boolean },
): Promise<void> {
  const television = createTelevision(world, ID.television, 'screen:lobby-display')
  const issuer = `${LOGIN}/${world.directory.tenant.organization.id}/v2.0`
  // Nobody presses a button on the remote while they type on the phone.
  const free = () => world.scheduler.until(() => !looksAt.phone)
  let cause = 0
  let renewed = false
  for (let visit = 1; ; visit++) {
    // Sections 3.1 and 3.2: a code to keep, and a code to show.
    const begun = await begin(world, issuer, `visit ${visit}`, cause)
    if (begun.ok) {
      const { user_code: userCode, verification_uri: address } = begun.value.codes
      // Section 3.3: the television shows where to go, and what to type there.
      const seq = television.show(codePage(world, begun.value), begun.seq)
      lobby.waiting = { userCode, address, seq, renewed }
      // Sections 3.4 and 3.5: it asks until somebody has signed in there, or until it is too late.
      lobby.done = await finish(world, begun.value, seq)
      lobby.waiting = undefined
    } else lobby.done = begun
    // Section 3.5: new codes may be fetched at once, but not for ever: a screen that nobody looks at would ask all night.
    renewed = !renewed && isTooLate(lobby.done)
    cause = lobby.done.seq
    if (renewed) continue
    const { chosen, seq } = await television.offer(ID.person, resultPage(world, lobby.done), cause, free)
    if (chosen === undefined) break
    cause = seq
  }
  lobby.over = true
}

/** The other channel: the browser of a phone and the identity provider, for each code that somebody wanted. */
async function phoneSide(
  world: World,
  lobby: Lobby,
  looksAt: { phone: boolean },
): Promise<Landing | undefined> {
  const browser = createUserAgent(world, {
    id: ID.browser,
    person: ID.person,
    phone: createAuthenticatorApp(world, ID.phone),
  })
  let landing: Landing | undefined
  let last = -1
  for (;;) {
    const called = () => lobby.waiting !== undefined && !lobby.waiting.renewed && lobby.waiting.seq > last
    await world.scheduler.until(() => lobby.over || called())
    const { waiting } = lobby
    if (!waiting || lobby.over) return landing
    last = waiting.seq
    looksAt.phone = true
    // From the address on the television a sign-in as any other, and one question more: is this device yours?
    landing = await browser.open(waiting.address, waiting.seq)
    looksAt.phone = false
  }
}

/** Nobody came while the codes lived. */
function isTooLate(done: Attempted<SignedIn>): boolean {
  return !done.ok && done.failure.error === 'expired_token'
}

function mountServers(world: World): void {
  const { network, directory } = world
  const tenantId = directory.tenant.organization.id
  network.mount(LOGIN, {
    actor: ID.identityProvider,
    handler: createIdentityProvider({ directories: [directory], origin: LOGIN, parts: device }),
  })
  const keysAt = `${LOGIN}/${tenantId}/discovery/v2.0/keys`
  network.mount(new URL(API_URL).origin, {
    actor: ID.api,
    handler: createReportsApi({
      directory,
      appId: reportsApi.appId,
      issuers: { '2.0': `${LOGIN}/${tenantId}/v2.0` },
      fetchKeys: (cause) => fetchKeys(world, ID.api, keysAt, cause),
    }),
  })
}
