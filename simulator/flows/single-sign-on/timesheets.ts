import { type IDToken, None } from 'oauth4webapi'
import { appPage, refusedPage, shellPage } from '../../actors/app-pages'
import { answerIn, callbackOf } from '../../actors/callback'
import { ask, type Pending } from '../../actors/client/ask'
import { type Attempted, attempt } from '../../actors/client/attempt'
import { claimsOf, createClient, type OAuthClient } from '../../actors/client/client'
import { discover } from '../../actors/client/discover'
import { readAnswer } from '../../actors/client/read-answer'
import { redeem } from '../../actors/client/redeem'
import type { Landing, UserAgent } from '../../actors/user-agent'
import type { Handler } from '../../network/server'
import type { AppPage } from '../../prompts/next/prompt'
import type { World } from '../../run/world'
import { EXPENSES, ID, TIMESHEETS, timesheetsApplication } from './cast'
import { again, goodbyePage, leftPage, timesheetsPage } from './pages'

const [CALLBACK = '', SIGNED_OUT = ''] = timesheetsApplication.spa.redirectUris
const HOME = `${TIMESHEETS}/`
const SCOPE = 'openid profile'

/** Refusals after which a question may help (OpenID Connect Core section 3.1.2.6). */
const MAY_ASK: ReadonlySet<string> = new Set(['login_required', 'interaction_required', 'consent_required'])

/** The session of Timesheets, which is nothing but what its page keeps in this browser. */
export interface Kept {
  readonly claims: IDToken
  readonly idToken: string
}

interface Asking {
  readonly client: OAuthClient
  readonly pending: Pending
}

export interface Timesheets {
  /** What the script does in a page of Timesheets that the browser has come to. */
  run(landing: Landing): Promise<Landing>
  /** What it does in a frame of a sign-out: what the page has kept is forgotten, where the frame may reach it. */
  inFrame(landing: Landing, reaches: boolean): number
  session(): Kept | undefined
  last(): Attempted<unknown> | undefined
}

/** The server of Timesheets: the same page for everybody, which keeps nothing and is told nothing. */
export const timesheetsServer =
  (world: World): Handler =>
  async ({ url }) => {
    const { origin, pathname } = new URL(url)
    const name = world.called(ID.timesheets)
    return [HOME, addressOf(world), SIGNED_OUT].includes(origin + pathname)
      ? appPage(200, shellPage(name))
      : appPage(404, refusedPage(name, { says: `There is nothing at ${pathname}.` }))
  }

/** Where answers come to, without what comes with them. */
function addressOf(world: World): string {
  const { origin, pathname } = callbackOf(world, ID.timesheets, CALLBACK)
  return origin + pathname
}

/** Whether the browser has come to a page of Timesheets whose script has yet to do something. */
export function isWaiting({ url, page }: Landing): boolean {
  return url.startsWith(HOME) && page?.kind === 'app' && page.state === 'welcome' && !page.offers
}

/**
 * Timesheets: a script in a page, a public client (RFC 6749 section 2.1) that asks in silence first.
 * @param signedOut is told of a sign-out that has come back, before anybody sees it
 */
export function createTimesheets(
  world: World,
  browser: () => UserAgent,
  issuer: string,
  endSession: string,
  signedOut: (cause: number) => Promise<number>,
): Timesheets {
  let kept: Kept | undefined
  let asking: Asking | undefined
  let last: Attempted<unknown> | undefined
  let visits = 0
  const name = world.called(ID.timesheets)

  return {
    run: async (landing) => {
      const { origin, pathname } = new URL(landing.url)
      const at = origin + pathname
      if (at === SIGNED_OUT) return show(goodbyePage(world, ID.timesheets), await signedOut(landing.seq))
      if (at === addressOf(world)) return cameBack(landing)
      return kept ? show(timesheetsPage(world, kept.claims), landing.seq) : start(landing)
    },
    inFrame: ({ url, seq }, reaches) => {
      if (!url.startsWith(HOME) || !kept) return seq
      if (reaches) kept = undefined
      const says = reaches
        ? `The page in the frame forgets who was signed in to ${name}.`
        : `The page in the frame cannot reach what ${name} keeps in this browser: the session stays.`
      return world.emit(ID.browser, { type: 'note', says }, seq)
    },
    session: () => kept,
    last: () => last,
  }

  /** Nobody is signed in here: asks in a frame that nobody sees, and only then in the address bar. */
  async function start(landing: Landing): Promise<Landing> {
    const client = createClient(
      world,
      {
        id: ID.browser,
        program: ID.timesheets,
        issuer,
        clientId: timesheetsApplication.appId,
        authentication: None(),
        transport: (request, cause) => browser().fetch(TIMESHEETS, request, cause),
        visit: `timesheets ${++visits}`,
      },
      landing.seq,
    )
    const wanted = wantedBy(new URL(landing.url))
    const found = await attempt(client, () => discover(client))
    if (!found.ok) return conclude(found)
    if (world.switchOf('silent') === 'frame' && !('prompt' in wanted)) {
      const silent = await inSilence(client, landing, wanted)
      if (silent.ok || !MAY_ASK.has(silent.failure.error)) return conclude(silent)
    }
    const asked = await begin(client, wanted)
    if (!asked.ok) return conclude(asked)
    asking = { client, pending: asked.value.pending }
    return browser().open(asked.value.url, client.last)
  }

  /** `prompt=none` in a hidden frame: an answer, or at once the reason why there is none (OpenID Connect Core section 3.1.2.1). */
  async function inSilence(
    client: OAuthClient,
    { url }: Landing,
    wanted: Readonly<Record<string, string>>,
  ): Promise<Attempted<Kept>> {
    const asked = await begin(client, { ...wanted, prompt: 'none' })
    if (!asked.ok) return asked
    const landing = await browser().frame(asked.value.url, url, client.last)
    return finish({ client, pending: asked.value.pending }, landing)
  }

  function begin(client: OAuthClient, parameters: Readonly<Record<string, string>>) {
    return attempt(client, () => ask(client, { redirectUri: CALLBACK, scope: SCOPE }, parameters))
  }

  /** The browser is back, with an answer behind the #. */
  async function cameBack(landing: Landing): Promise<Landing> {
    const signIn = asking
    asking = undefined
    return signIn ? conclude(await finish(signIn, landing)) : start({ ...landing, url: HOME })
  }

  /** RFC 6749 section 4.1, steps C to E, by the script itself. */
  function finish({ client, pending }: Asking, { url, seq }: Landing): Promise<Attempted<Kept>> {
    client.last = seq
    return attempt(client, async () => {
      const parameters = answerIn(new URL(url))
      const tokens = await redeem(client, pending, readAnswer(client, pending, parameters))
      kept = { claims: claimsOf(client), idToken: tokens.id_token ?? '' }
      return kept
    })
  }

  function conclude(attempted: Attempted<unknown>): Promise<Landing> {
    last = attempted
    const page =
      attempted.ok && kept
        ? timesheetsPage(world, kept.claims)
        : refusedPage(name, attempted.ok ? { says: '' } : attempted.failure, [again(name)])
    return show(page, attempted.seq)
  }

  /** Shows a page, and does what the person chooses on it. */
  async function show(page: AppPage, cause: number): Promise<Landing> {
    const shown = await browser().show(HOME, page, cause)
    switch (shown.chosen) {
      case undefined:
        return shown
      case 'sign-out-here':
        kept = undefined
        return show(leftPage(world, ID.timesheets), shown.seq)
      case 'sign-out': {
        const query = {
          ...(kept && world.switchOf('signOutHint') === 'given' && { id_token_hint: kept.idToken }),
          post_logout_redirect_uri: SIGNED_OUT,
        }
        kept = undefined
        return browser().open(`${endSession}?${new URLSearchParams(query)}`, shown.seq)
      }
      default:
        return browser().open(shown.chosen === 'expenses' ? `${EXPENSES}/` : HOME, shown.seq)
    }
  }

  /** What Timesheets puts into its request: what it is written to want, and whom the link named. */
  function wantedBy({ searchParams }: URL): Readonly<Record<string, string>> {
    const prompt = world.switchOf('prompt')
    const maxAge = world.switchOf('maxAge')
    const hint = searchParams.get('login_hint')
    return {
      response_mode: 'fragment',
      ...(prompt === 'none-given' ? {} : { prompt }),
      ...(maxAge === 'none-given' ? {} : { max_age: maxAge === 'zero' ? '0' : '300' }),
      ...(hint === null ? {} : { login_hint: hint }),
    }
  }
}
