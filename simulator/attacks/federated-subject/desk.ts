import { appPage } from '../../actors/app-pages'
import { attempt } from '../../actors/client/attempt'
import type { JobEnvironment } from '../../actors/client/borrowed-assertion'
import { callApi } from '../../actors/client/call'
import { type OAuthClient, Unexpected } from '../../actors/client/client'
import { tableOf } from '../../actors/table-of'
import { isObject } from '../../core/json'
import type { Handler } from '../../network/server'
import type { AppPage, Offer } from '../../prompts/next/prompt'
import type { Switches } from '../../run/flow'
import type { World } from '../../run/world'
import { askToken, clientAt } from './ask-token'
import { CODE, ID, REPORTS } from './cast'
import { jobsOf } from './repositories'
import { checks, nightlyReport } from './tenant'
import { ENVIRONMENT, OLD_NAME, ownerOf } from './trust'

/** A change with a workflow in it: where it goes, and how. */
interface Change {
  readonly repository: string
  readonly branch: string
  readonly event: string
}

/**
 * The page on which the thief works: each place where a workflow of their own can be made to run as a link, and what came of it. The workflow is a copy of Contoso's, with
 * a line in it that hands everything on.
 * @param key of the thief's account where the code is
 */
export function createDesk(world: World, set: Switches, key: string): Handler {
  const jobs: Readonly<Record<string, Change>> = jobsOf(set)
  // They stand in the workflow of the nightly job, for everybody who may read it.
  const clientIds =
    set.applications === 'checks-apart' ? [nightlyReport.appId, checks.appId] : [nightlyReport.appId]
  let token: string | undefined
  let job: string | undefined
  let hasName = false
  let came: AppPage['table']
  let said: string | undefined
  let visits = 0

  const client = (cause: number, clientId = nightlyReport.appId): OAuthClient => {
    visits++
    return clientAt(world, ID.notebook, clientId, `the notebook ${visits}`, cause)
  }

  return async ({ url }, { cause }) => {
    const act = new URL(url).pathname.slice(1)
    if (act === 'take-name') await takeName(cause)
    if (act === 'read') await read(cause)
    const change =
      act === 'old-name' && hasName
        ? { repository: `${OLD_NAME}/nightly-report`, branch: 'main', event: 'push' }
        : jobs[act]
    if (change) await runJob(change, cause)
    return appPage(200, page())
  }

  /** The workflow runs where it was put, asks the build service who it is, and asks Contoso for a token. */
  async function runJob(change: Change, cause: number): Promise<void> {
    const pushing = client(cause)
    const environment = set.trust === 'environment' ? { environment: ENVIRONMENT } : {}
    const started = await attempt(pushing, async () =>
      environmentIn(await callApi(pushing, `${CODE}/jobs`, key, { ...change, ...environment })),
    )
    said = started.ok ? undefined : `No job: ${started.failure.says}`
    if (!started.ok) return
    job = `${change.event === 'pull_request' ? 'a pull request to' : change.branch} ${change.event === 'pull_request' ? '' : 'of '}${change.repository}`
    let last = started.seq
    for (const clientId of clientIds) {
      const asking = client(last, clientId)
      const done = await attempt(asking, () => askToken(asking, started.value))
      last = done.seq
      if (done.ok) token = done.value
      said = done.ok ? undefined : `No token: ${done.failure.says}`
      if (done.ok) return
    }
  }

  async function takeName(cause: number): Promise<void> {
    const asking = client(cause)
    const done = await attempt(asking, () =>
      callApi(asking, `${CODE}/organizations`, key, { name: OLD_NAME }),
    )
    hasName = done.ok || hasName
    said = done.ok ? undefined : done.failure.says
  }

  async function read(cause: number): Promise<void> {
    if (token === undefined) return
    const [calling, shown] = [client(cause), token]
    const done = await attempt(calling, () => callApi(calling, REPORTS, shown))
    came = done.ok ? tableOf(done.value, { Report: ['title'] }) : came
    said = done.ok ? undefined : `${world.called(ID.api)} refuses: ${done.failure.says}`
  }

  function page(): AppPage {
    return {
      kind: 'app',
      appName: world.called(ID.notebook),
      state: 'welcome',
      heading: 'What I hold',
      lines: [
        'An account where the code is.',
        ...(hasName ? [`The name ${OLD_NAME}, with a repository nightly-report.`] : []),
        ...(job === undefined ? [] : [`A job of ${job}.`]),
        ...(token === undefined ? [] : [`An access token for the ${world.called(ID.api)}.`]),
        ...(said === undefined ? [] : [said]),
      ],
      ...(came && { table: came }),
      offers: offers(),
    }
  }

  function offers(): Offer[] {
    const owner = ownerOf(set)
    return [
      offer('pull-request', `Propose a workflow of mine to ${owner}/nightly-report`),
      offer('branch', `Push it to a branch of ${owner}/nightly-report`),
      offer('push-main', `Push it to main of ${owner}/nightly-report`),
      offer('other-repository', `Push it to ${owner}/shop`),
      offer('own', 'Push it to a repository of mine'),
      ...(owner === OLD_NAME || hasName
        ? []
        : [offer('take-name', `Take the name ${OLD_NAME}, which is free`)]),
      ...(hasName ? [offer('old-name', `Push it to ${OLD_NAME}/nightly-report, which is mine`)] : []),
      ...(token === undefined ? [] : [offer('read', 'Read the reports')]),
    ]
  }
}

const offer = (id: string, label: string): Offer => ({ id, label, href: `/${id}` })

/** What the job is given to ask for a token about itself with. */
function environmentIn(answer: unknown): JobEnvironment {
  const { ACTIONS_ID_TOKEN_REQUEST_URL: tokenUrl, ACTIONS_ID_TOKEN_REQUEST_TOKEN: requestToken } = isObject(
    answer,
  )
    ? answer
    : {}
  if (typeof tokenUrl !== 'string' || !URL.canParse(tokenUrl) || typeof requestToken !== 'string')
    throw new Unexpected('The job has been given nothing to ask for a token with.')
  return { tokenUrl, requestToken }
}
