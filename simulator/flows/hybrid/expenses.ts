import { ClientSecretPost, type IDToken } from 'oauth4webapi'
import { refusedPage } from '../../actors/app-pages'
import { callbackOf } from '../../actors/callback'
import { ask, type Pending } from '../../actors/client/ask'
import { type Attempted, attempt } from '../../actors/client/attempt'
import { callApi } from '../../actors/client/call'
import { claimsOf, createClient, nameIn, type OAuthClient } from '../../actors/client/client'
import { discover } from '../../actors/client/discover'
import { acceptFrontIdToken } from '../../actors/client/front-channel/accept-front-id-token'
import { checkHash } from '../../actors/client/front-channel/check-hash'
import { readHybrid } from '../../actors/client/front-channel/read-hybrid'
import { redeemForAccessToken } from '../../actors/client/front-channel/redeem-for-access-token'
import { samePerson } from '../../actors/client/front-channel/same-person'
import { leaveOut } from '../../actors/client/leave-out'
import { readAnswer } from '../../actors/client/read-answer'
import { redeem } from '../../actors/client/redeem'
import { tableOf } from '../../actors/table-of'
import { createWebApp } from '../../actors/web-app'
import type { Handler } from '../../network/server'
import type { AppPage } from '../../prompts/next/prompt'
import type { World } from '../../run/world'
import { API_URL, expensesApplication, ID } from './cast'

const SCOPE = 'openid profile api://expenses.contoso.example/Expenses.Read'
const [REDIRECT_URI = ''] = expensesApplication.web.redirectUris

interface SignIn {
  readonly client: OAuthClient
  readonly pending: Pending
  readonly url: string
}

/** What Expenses knows once somebody is signed in. */
export interface SignedIn {
  readonly claims: IDToken
  readonly rows: unknown
}

/** What its developer has decided. */
interface Written {
  readonly responseType: string
  readonly comparesCHash: boolean
  readonly usesPkce: boolean
  readonly comparesSecondIdToken: boolean
}

/** Expenses, a web app with a server, in the hybrid flow (OpenID Connect Core section 3.3). @param done what each visit came to, in order */
export function createExpenses(
  world: World,
  issuer: string,
  signOut: string,
  done: Attempted<SignedIn>[],
): Handler {
  const written: Written = {
    responseType: world.switchOf('responseType').replaceAll('-', ' '),
    comparesCHash: world.switchOf('cHash') === 'compared',
    usesPkce: world.switchOf('pkce') === 'used',
    comparesSecondIdToken: world.switchOf('secondIdToken') === 'compared',
  }
  return createWebApp<SignIn>({
    name: world.called(ID.expenses),
    cookie: '__Host-expenses',
    routes: {
      '/': {
        anew: true,
        answer: async ({ visit, cause }) => {
          const begun = await begin(world, issuer, written, visit.id, cause)
          if (!begun.ok) {
            done.push(begun)
            return { page: pageFor(world, begun, signOut), status: 502 }
          }
          visit.state = begun.value
          return { to: begun.value.url }
        },
      },
    },
    callback: {
      path: callbackOf(world, ID.expenses, REDIRECT_URI).pathname,
      answer: async ({ visit, form, cause }) => {
        if (!visit.state) return { to: '/' }
        const finished = await finish(visit.state, written, form, cause)
        done.push(finished)
        const page = pageFor(world, finished, signOut)
        return finished.ok ? { page, signedIn: true } : { page, status: 403 }
      },
    },
  })
}

/** OpenID Connect Core section 3.3.2.1: where to send the browser. */
function begin(
  world: World,
  issuer: string,
  { responseType, usesPkce }: Written,
  visit: string,
  cause: number,
): Promise<Attempted<SignIn>> {
  const [secret] = expensesApplication.passwordCredentials
  const client = createClient(
    world,
    {
      id: ID.expenses,
      issuer,
      clientId: expensesApplication.appId,
      authentication: ClientSecretPost(
        (secret && world.directory.tenant.secrets.clientSecrets[secret.keyId]) ?? '',
      ),
      transport: (request, from) => world.network.send(ID.expenses, 'back-channel', request, from),
      visit,
    },
    cause,
  )
  return attempt(client, async () => {
    await discover(client)
    const request = { redirectUri: REDIRECT_URI, scope: SCOPE }
    const answer = { response_type: responseType, response_mode: world.switchOf('responseMode') }
    const asked = leaveOut(await ask(client, request, answer), usesPkce ? [] : ['pkce'])
    return { client, ...asked }
  })
}

/** What came with the browser first, then the code on the back channel (sections 3.3.2.8 and 3.3.3.1), then the API. */
function finish(
  { client, pending }: SignIn,
  written: Written,
  form: URLSearchParams,
  cause: number,
): Promise<Attempted<SignedIn>> {
  client.last = cause
  return attempt(client, async () => {
    const answer = await readFront(client, pending, written, form)
    const first = client.claims
    const tokens = written.comparesSecondIdToken
      ? await redeem(client, pending, answer)
      : await redeemForAccessToken(client, pending, answer)
    if (first && written.comparesSecondIdToken) samePerson(client, first)
    // Where one came in front as well, this one counts: it came by no browser (section 3.3.3.8 has both).
    const rows = await callApi(client, API_URL, tokens.access_token)
    return { claims: claimsOf(client), rows }
  })
}

/** What came with the browser: a code that is good to be redeemed, and, where there is an ID token, who is there. */
async function readFront(
  client: OAuthClient,
  pending: Pending,
  { responseType, comparesCHash }: Written,
  form: URLSearchParams,
): Promise<URLSearchParams> {
  const types = responseType.split(' ')
  if (!types.includes('id_token')) return readAnswer(client, pending, form)
  const idToken = form.get('id_token')
  if (comparesCHash || idToken === null) {
    const answer = await readHybrid(client, pending, form)
    if (types.includes('token')) await checkHash(client, 'at_hash', form.get('access_token') ?? '')
    return answer
  }
  // Somebody has written this by hand, and left out what is only a hash.
  const bare = new URLSearchParams(form)
  bare.delete('id_token')
  const answer = readAnswer(client, pending, bare)
  await acceptFrontIdToken(client, pending, idToken)
  return answer
}

function pageFor(world: World, attempted: Attempted<SignedIn>, signOut: string): AppPage {
  const appName = world.called(ID.expenses)
  const again = { id: 'again', label: 'Sign in again', href: '/' }
  if (!attempted.ok) return refusedPage(appName, attempted.failure, [again])
  const { claims, rows } = attempted.value
  return {
    kind: 'app',
    appName,
    state: 'signed-in',
    heading: `Hello, ${nameIn(claims)}`,
    lines: ['These are your expenses.'],
    table: tableOf(rows, { Date: ['date'], What: ['description'], Amount: ['amount', 'currency'] }),
    offers: [
      { id: 'again', label: `Open ${appName} again`, href: '/' },
      { id: 'sign-out', label: 'Sign out', href: signOut },
    ],
  }
}
