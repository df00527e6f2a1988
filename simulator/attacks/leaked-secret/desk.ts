import { customFetch } from 'oauth4webapi'
import { appPage } from '../../actors/app-pages'
import { attempt } from '../../actors/client/attempt'
import type { JobEnvironment } from '../../actors/client/borrowed-assertion'
import { callApi } from '../../actors/client/call'
import { tableOf } from '../../actors/table-of'
import { readJsonObject } from '../../core/json'
import type { Handler } from '../../network/server'
import type { AppPage, Offer } from '../../prompts/next/prompt'
import type { World } from '../../run/world'
import { askToken, clientAt, type Proof } from './ask-token'
import { GRAPH, ID, REPORTS, SETTINGS_FILE, takesPart } from './cast'
import type { SettingsFile } from './settings-file'
import { reportsApi } from './tenant'

const [REPORTS_NAME = ''] = reportsApi.identifierUris
const NOBODY = '00000000-0000-0000-0000-000000000000'

/** An API that the thief tries, and what there is of it on the page. */
interface Door {
  readonly id: 'reports' | 'people'
  /** The party that answers. */
  readonly party: typeof ID.api | typeof ID.graph
  readonly what: string
  readonly resource: string
  readonly url: string
  readonly columns: Readonly<Record<string, readonly string[]>>
}

const DOORS: readonly Door[] = [
  {
    id: 'reports',
    party: ID.api,
    what: 'the reports',
    resource: REPORTS_NAME,
    url: REPORTS,
    columns: { Report: ['title'] },
  },
  {
    id: 'people',
    party: ID.graph,
    what: 'who is in the directory',
    resource: GRAPH,
    url: `${GRAPH}/v1.0/users`,
    columns: { Name: ['displayName'], 'Signs in as': ['userPrincipalName'] },
  },
]

/**
 * The page on which the thief works: what the notebook has found, and each thing that can be done with it as a link. All of it is done from a
 * network that is none of Contoso's.
 * @param startJob a job of the thief's own repository at the build service, where there is one
 */
export function createDesk(world: World, startJob: (() => JobEnvironment) | undefined): Handler {
  let file: SettingsFile | undefined
  let came: AppPage['table']
  let refused: string | undefined
  let isBack = false
  let visits = 0
  const tokens = new Map<Door['id'], string>()
  const settings = { permissions: world.switchOf('permissions'), comesBack: world.switchOf('comesBack') }
  const doors = DOORS.filter(({ party }) => takesPart(party, settings))
  const called = (party: Door['party']) => (party === ID.graph ? '' : 'the ') + world.called(party)

  return async ({ url }, { cause }) => {
    const [, act = '', which = ''] = new URL(url).pathname.split('/')
    const door = doors.find(({ id }) => id === which)
    if (act === 'look') await look(cause)
    if (act === 'later') isBack = true
    if (act === 'token' && door) await fetchToken(door, cause)
    if (act === 'read' && door) await read(door, cause)
    return appPage(200, page())
  }

  function client(cause: number) {
    visits++
    const { tenant = NOBODY, client_id: clientId = NOBODY } = file ?? {}
    return clientAt(world, ID.notebook, { tenant, clientId }, `the notebook ${visits}`, cause)
  }

  async function look(cause: number): Promise<void> {
    const reader = client(cause)
    const done = await attempt(reader, async () => {
      const response = await reader.options[customFetch](SETTINGS_FILE, { method: 'GET', headers: {} })
      return readJsonObject(await response.text()) as SettingsFile | undefined
    })
    if (done.ok) file = done.value
    refused = done.ok ? undefined : done.failure.says
  }

  async function fetchToken({ id, resource }: Door, cause: number): Promise<void> {
    const asking = client(cause)
    const done = await attempt(asking, () => askToken(world, asking, resource, proof()))
    if (done.ok) tokens.set(id, done.value)
    refused = done.ok ? undefined : `No token: ${done.failure.says}`
  }

  /** What is in the file; where nothing is, a job of the thief's own, or nothing. */
  function proof(): Proof {
    if (file?.client_secret !== undefined) return { secret: file.client_secret }
    return startJob ? { job: startJob() } : { nothing: true }
  }

  async function read({ id, party, url, columns }: Door, cause: number): Promise<void> {
    const token = tokens.get(id)
    if (token === undefined) return
    const calling = client(cause)
    const done = await attempt(calling, () => callApi(calling, url, token))
    came = done.ok ? tableOf(done.value, columns) : came
    refused = done.ok ? undefined : `${world.called(party)} refuses: ${done.failure.says}`
  }

  function page(): AppPage {
    return {
      kind: 'app',
      appName: world.called(ID.notebook),
      state: 'welcome',
      heading: 'What I hold',
      lines: linesOf(),
      ...(came && { table: came }),
      offers: offers(),
    }
  }

  function linesOf(): string[] {
    if (!file) return ['Nothing yet.']
    const found =
      file.client_secret === undefined
        ? `The client ID of ${world.called(ID.instance)}. There is no secret in the file.`
        : `The client ID of ${world.called(ID.instance)}, and a client secret.`
    const held = doors.flatMap(({ id, party }) =>
      tokens.has(id) ? [`An access token for ${called(party)}.`] : [],
    )
    return [found, ...held, ...(refused === undefined ? [] : [refused])]
  }

  function offers(): Offer[] {
    if (!file) return [{ id: 'look', label: 'Read the settings file in the repository', href: '/look' }]
    const asking = doors.map(
      ({ id, party }): Offer => ({
        id: `token-${id}`,
        label: `Ask for a token for ${called(party)}`,
        href: `/token/${id}`,
      }),
    )
    const reading = doors.flatMap(({ id, what }): Offer[] =>
      tokens.has(id) ? [{ id: `read-${id}`, label: `Read ${what}`, href: `/read/${id}` }] : [],
    )
    const later: Offer[] = isBack ? [] : [{ id: 'later', label: 'Come back later', href: '/later' }]
    return [...asking, ...reading, ...later]
  }
}
