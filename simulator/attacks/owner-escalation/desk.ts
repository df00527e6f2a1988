import { appPage, refusedPage } from '../../actors/app-pages'
import { answerIn, isAnswer } from '../../actors/callback'
import { ask, type Pending } from '../../actors/client/ask'
import { type Attempted, attempt } from '../../actors/client/attempt'
import type { JobEnvironment } from '../../actors/client/borrowed-assertion'
import { callApi } from '../../actors/client/call'
import { claimsOf, nameIn, type OAuthClient } from '../../actors/client/client'
import { discover } from '../../actors/client/discover'
import { readAnswer } from '../../actors/client/read-answer'
import { redeem } from '../../actors/client/redeem'
import { tableOf } from '../../actors/table-of'
import { isObject } from '../../core/json'
import { type HttpResponse, redirect } from '../../network/message'
import type { Handler } from '../../network/server'
import type { AppPage, Offer } from '../../prompts/next/prompt'
import type { World } from '../../run/world'
import { appClient, askAppToken, type Proof, toolsClient } from './app-token'
import { DESK, GRAPH, ID, REPORTS, takesPart } from './cast'
import { addSecret, grantRoles, makeAdministrator, trustJob } from './graph-calls'
import { rolesIn } from './roles-in'
import { graphRoleManagementRole, reportsApi } from './tenant'

const [REPORTS_NAME = ''] = reportsApi.identifierUris
const SCOPE = `openid profile ${GRAPH}/Application.ReadWrite.All ${GRAPH}/RoleManagement.ReadWrite.Directory`

/** Whoever is signed in to the program, and what it may call Graph with in their name. */
interface SignedIn {
  readonly client: OAuthClient
  readonly name: string
  readonly userId: string
  readonly accessToken: string
}

/**
 * The program that the thief works with, and its page: what is held, and each thing that can be done with it as a link. Two tokens go to Graph from here:
 * one in the name of a person, and one of the application in its own name.
 * @param startJob a job of the thief's own repository at the build service, where there is one
 */
export function createDesk(world: World, startJob: (() => JobEnvironment) | undefined): Handler {
  let pending: { readonly client: OAuthClient; readonly pending: Pending } | undefined
  let person: SignedIn | undefined
  let proof: Proof | undefined
  let came: AppPage['table']
  let said: string | undefined
  let visits = 0
  const tokens = new Map<'graph' | 'reports', string>()
  const hasReports = takesPart(ID.api, { way: world.switchOf('way') })
  const app = () => world.called(ID.instance)

  const visit = () => `the tools ${++visits}`

  /** What can be done, by path. In the name of a person, or of the application. */
  const acts: Readonly<Record<string, (who: SignedIn, cause: number) => Promise<void>>> = {
    'role-own': (who, cause) =>
      inOwnName(who, cause, () => makeAdministrator(who.client, who.accessToken, who.userId)),
    secret: (who, cause) =>
      inOwnName(who, cause, () => addSecret(who.client, who.accessToken, 'applications'), keep),
    'principal-secret': (who, cause) =>
      inOwnName(who, cause, () => addSecret(who.client, who.accessToken, 'servicePrincipals'), keep),
    trust: (who, cause) =>
      inOwnName(
        who,
        cause,
        () => trustJob(who.client, who.accessToken),
        () => {
          if (startJob) proof = { job: startJob() }
        },
      ),
    'token-graph': (_, cause) => fetchToken('graph', GRAPH, cause),
    'token-reports': (_, cause) => fetchToken('reports', REPORTS_NAME, cause),
    role: ({ userId }, cause) =>
      asApp('graph', cause, (client, token) => makeAdministrator(client, token, userId)),
    grant: (_, cause) => asApp('graph', cause, grantRoles),
    read: (_, cause) =>
      asApp('reports', cause, async (client, token) => {
        came = tableOf(await callApi(client, REPORTS, token), { Report: ['title'] })
      }),
  }

  return async ({ url }, { cause }): Promise<HttpResponse> => {
    const address = new URL(url)
    if (pending && isAnswer(answerIn(address))) return finish(pending, answerIn(address), cause)
    const act = address.pathname.slice(1)
    if (!person || act === 'sign-in') return begin(cause)
    if (acts[act]) await acts[act](person, cause)
    return appPage(200, page(person))
  }

  /** RFC 8252 section 4.1: the browser of the system, PKCE, and an address on the same machine. */
  async function begin(cause: number): Promise<HttpResponse> {
    const client = toolsClient(world, visit(), cause)
    const begun = await attempt(client, async () => {
      await discover(client)
      return ask(client, { redirectUri: DESK, scope: SCOPE })
    })
    if (!begun.ok) return notSignedIn(begun)
    pending = { client, pending: begun.value.pending }
    return redirect(begun.value.url)
  }

  async function finish(
    { client, pending: kept }: NonNullable<typeof pending>,
    answer: URLSearchParams,
    cause: number,
  ): Promise<HttpResponse> {
    pending = undefined
    client.last = cause
    const done = await attempt(client, () => redeem(client, kept, readAnswer(client, kept, answer)))
    if (!done.ok) return notSignedIn(done)
    const claims = claimsOf(client)
    person = {
      client,
      name: nameIn(claims),
      userId: String(claims.oid ?? claims.sub),
      accessToken: done.value.access_token,
    }
    return appPage(200, page(person))
  }

  function notSignedIn({ failure }: Attempted<never> & { ok: false }): HttpResponse {
    const again: Offer = { id: 'sign-in', label: 'Sign in', href: '/sign-in' }
    return appPage(403, refusedPage(world.called(ID.tools), failure, [again]))
  }

  function keep(answer: unknown): void {
    const secret = isObject(answer) ? answer.secretText : undefined
    if (typeof secret === 'string') proof = { secret }
  }

  async function inOwnName(
    { client, name }: SignedIn,
    cause: number,
    step: () => Promise<unknown>,
    then: (answer: unknown) => void = () => {},
  ): Promise<void> {
    client.last = cause
    const done = await attempt(client, step)
    if (done.ok) then(done.value)
    said = done.ok ? undefined : `Graph refuses ${name}: ${done.failure.says}`
  }

  async function fetchToken(which: 'graph' | 'reports', resource: string, cause: number): Promise<void> {
    if (!proof) return
    const [client, by] = [appClient(world, visit(), cause), proof]
    // A token of a job of the build service is asked for anew each time; its job runs for that long.
    const done = await attempt(client, () => askAppToken(client, resource, by))
    if (done.ok) tokens.set(which, done.value)
    said = done.ok ? undefined : `No token: ${done.failure.says}`
  }

  async function asApp(
    which: 'graph' | 'reports',
    cause: number,
    step: (client: OAuthClient, token: string) => Promise<unknown>,
  ): Promise<void> {
    const token = tokens.get(which)
    if (token === undefined) return
    const client = appClient(world, visit(), cause)
    const done = await attempt(client, () => step(client, token))
    said = done.ok ? 'Done.' : `${app()} is refused: ${done.failure.says}`
  }

  function page(who: SignedIn): AppPage {
    return {
      kind: 'app',
      appName: world.called(ID.tools),
      state: 'signed-in',
      heading: `Hello, ${who.name}`,
      lines: linesOf(),
      ...(came && { table: came }),
      offers: offers(),
    }
  }

  function linesOf(): string[] {
    const held = [
      'An access token for Microsoft Graph, in your name.',
      ...(proof ? [`${'secret' in proof ? 'A secret' : 'A build job'} that proves ${app()}.`] : []),
      ...[...tokens].map(
        ([which, token]) =>
          `An access token of ${app()} for ${which === 'graph' ? 'Microsoft Graph' : world.called(ID.api)}, with ${rolesIn(token).join(', ') || 'no roles'}.`,
      ),
    ]
    return said === undefined ? held : [...held, said]
  }

  function offers(): Offer[] {
    const graph = tokens.get('graph')
    const lacks = graph !== undefined && !rolesIn(graph).includes(graphRoleManagementRole.value)
    return [
      offer('role-own', 'Make me Global Administrator, in my own name'),
      offer('secret', `Add a secret to the application ${app()}`),
      offer('principal-secret', `Add a secret to the service principal of ${app()}`),
      ...(startJob ? [offer('trust', `Have ${app()} trust a build job of mine`)] : []),
      ...(proof ? [offer('token-graph', `Ask for a token for Microsoft Graph as ${app()}`)] : []),
      ...(proof && hasReports
        ? [offer('token-reports', `Ask for a token for ${world.called(ID.api)} as ${app()}`)]
        : []),
      ...(graph === undefined ? [] : [offer('role', `Make me Global Administrator, as ${app()}`)]),
      ...(lacks ? [offer('grant', `Give ${app()} the permission to assign roles, as ${app()}`)] : []),
      ...(tokens.has('reports') ? [offer('read', `Read the reports as ${app()}`)] : []),
    ]
  }
}

const offer = (id: string, label: string): Offer => ({ id, label, href: `/${id}` })
