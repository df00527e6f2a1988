import { ClientSecretPost } from 'oauth4webapi'
import { refusedPage } from '../../actors/app-pages'
import { callbackOf } from '../../actors/callback'
import { ask, type Pending } from '../../actors/client/ask'
import { type Attempted, attempt } from '../../actors/client/attempt'
import { claimsOf, createClient, nameIn, type OAuthClient } from '../../actors/client/client'
import { discover } from '../../actors/client/discover'
import { readAnswer } from '../../actors/client/read-answer'
import { redeem } from '../../actors/client/redeem'
import { createWebApp, type PageAnswer, type PageRequest } from '../../actors/web-app'
import { clientSecretOf } from '../../directory/client-secret'
import { graphMailRead } from '../../fixtures/graph-mail-read'
import type { Handler } from '../../network/server'
import type { World } from '../../run/world'
import { ID, LITWARE } from './cast'
import { type Loot, readMail } from './loot'
import { SECRET, sharedDocuments } from './tenant'

const [CALLBACK = ''] = sharedDocuments.web.redirectUris

interface Kept {
  readonly signIn: { readonly client: OAuthClient; readonly pending: Pending }
}

type Request = PageRequest<Kept>

/** Shared Documents, as its victims see it. */
export interface Documents {
  readonly handler: Handler
  /** By whom it is, in the order in which they came. */
  readonly loot: ReadonlyMap<string, Loot>
}

/**
 * Shared Documents: a web application with a server, which does nothing that other applications do not do. It asks for a sign-in, redeems the
 * code with a secret of its own, reads the mail, and keeps what it gets.
 * @param issuer where it asks for a sign-in: at `organizations`, whoever it may be
 */
export function createDocuments(world: World, issuer: string): Documents {
  const name = world.called(ID.application)
  const loot = new Map<string, Loot>()
  const handler = createWebApp<Kept>({
    name,
    cookie: '__Host-documents',
    routes: { '/': { anew: true, answer: begin } },
    callback: { path: callbackOf(world, ID.server, CALLBACK).pathname, answer: callback },
  })
  return { handler, loot }

  /** RFC 6749 section 4.1, steps A and B, with PKCE. */
  async function begin({ visit, cause }: Request): Promise<PageAnswer> {
    const client = createClient(
      world,
      {
        id: ID.server,
        issuer,
        clientId: sharedDocuments.appId,
        authentication: ClientSecretPost(secretOf(world)),
        transport: (request, at) => world.network.send(ID.server, 'back-channel', request, at),
        visit: visit.id,
      },
      cause,
    )
    const begun = await attempt(client, async () => {
      await discover(client)
      return ask(client, { redirectUri: CALLBACK, scope: scopeOf(world) })
    })
    if (!begun.ok) return refused(begun, 502)
    visit.state = { signIn: { client, pending: begun.value.pending } }
    return { to: begun.value.url }
  }

  /** Steps C and D, and the mail at once. Whoever came sees a page that means nothing. */
  async function callback({ visit, form, cause }: Request): Promise<PageAnswer> {
    if (!visit.state) return { to: '/' }
    const { client, pending } = visit.state.signIn
    client.last = cause
    visit.state = undefined
    const redeemed = await attempt(client, () => redeem(client, pending, readAnswer(client, pending, form)))
    if (!redeemed.ok) return refused(redeemed, 403)
    const claims = claimsOf(client)
    const { access_token: accessToken, refresh_token: refreshToken } = redeemed.value
    const whose = String(claims.oid ?? claims.sub)
    const taken: Loot = { client, claims, accessToken, refreshToken }
    loot.delete(whose)
    loot.set(whose, taken)
    await readMail(taken, client.last)
    const lines = ['Your document is being prepared. You can close this page.']
    const heading = `Hello, ${nameIn(claims)}`
    return { page: { kind: 'app', appName: name, state: 'signed-in', heading, lines }, signedIn: true }
  }

  function refused({ failure }: Attempted<never> & { ok: false }, status: number) {
    return { page: refusedPage(name, failure), status }
  }
}

/** What it asks for: to be signed in, the mail, and to stay. */
function scopeOf({ switchOf }: World): string {
  const stays = switchOf('offlineAccess') === 'left-out' ? '' : 'offline_access '
  return `openid profile ${stays}${graphMailRead.value}`
}

function secretOf({ directories }: World): string {
  const tenant = directories[LITWARE]?.tenant
  return tenant ? clientSecretOf(tenant, SECRET) : ''
}
