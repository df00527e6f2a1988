import { readJsonObject } from '../core/json'
import type { RandomStream } from '../core/random'
import { type HttpRequest, type HttpResponse, header, json } from '../network/message'
import type { Handler, ServerContext } from '../network/server'
import type { Build, BuildService } from './build-service'
import type { JobEnvironment } from './client/borrowed-assertion'

/** A repository, and what its owner has set up for it. */
export interface Repository {
  /** `contoso/nightly-report` */
  readonly name: string
  readonly ids: NonNullable<Build['ids']>
  /** Whether its jobs have these numbers in their subject. */
  readonly immutableSubject: boolean
  /** Accounts that may push to it. */
  readonly writers: readonly string[]
  /** Branches to which nobody pushes: a change gets there by a reviewed pull request. */
  readonly protectedBranches: readonly string[]
  /** For an environment, the branches that may deploy to it. One that is not here is made when a job names it, and asks for nothing. */
  readonly environments: Readonly<Record<string, readonly string[]>>
}

/** Who asks: an account of the code host, by the key that it has been given. */
interface Account {
  readonly login: string
  readonly key: string
}

/** Where repositories are kept, and where a change to one sets off a job. */
export interface CodeHost {
  readonly handler: Handler
  /** Gives an account a key, which is shown with each request. */
  enroll(login: string): string
  /** The job of a repository that runs by itself, on its timer. */
  scheduled(repository: string, job: Pick<Build, 'environment' | 'workflow'>): JobEnvironment
}

const MAIN = 'main'
/** Number of an owner who comes later, and what is added for a repository. */
const LATER_OWNER = 7_700_001

/**
 * A host of code and its jobs. It decides what GitHub decides: who may push where, whether the pull request of a fork gets anything to ask for a token with, which branch
 * may deploy to which environment, and which name is free. Its addresses and the members of its requests are this lab's own.
 * @param setup.repositories those that are there; more come with a name that somebody takes
 * @param setup.freeNames names of owners that were given up
 * @param setup.numbersInNewSubjects whether what is made from now on has its numbers in the subject
 */
export function createCodeHost(setup: {
  readonly service: BuildService
  readonly repositories: readonly Repository[]
  readonly freeNames: readonly string[]
  readonly numbersInNewSubjects: boolean
  readonly random: RandomStream
}): CodeHost {
  const { service, freeNames, numbersInNewSubjects, random } = setup
  const repositories = new Map(setup.repositories.map((each) => [each.name, each]))
  const accounts: Account[] = []
  const taken = new Map<string, string>()

  return {
    enroll: (login) => {
      const key = random.token(24)
      accounts.push({ login, key })
      return key
    },
    scheduled: (name, job) => service.start({ ...buildOf(name, MAIN), event: 'push', ...job }),
    handler: async (request, context) => {
      const shown = /^Bearer (.+)$/.exec(header(request, 'Authorization') ?? '')?.[1]
      const account = accounts.find(({ key }) => key === shown)
      if (!account)
        return refuse(context, 401, 'unauthorized', {
          check: 'repository-access',
          says: 'No account has this key.',
        })
      if (request.method !== 'POST') return json(405, { error: { code: 'method_not_allowed' } })
      const { pathname } = new URL(request.url)
      if (pathname === '/jobs') return startJob(request, account, context)
      return pathname === '/organizations'
        ? takeName(request, account, context)
        : json(404, { error: { code: 'not_found' } })
    },
  }

  /** A change with a workflow in it is pushed, or proposed; what the workflow says runs. */
  function startJob(request: HttpRequest, { login }: Account, context: ServerContext): HttpResponse {
    const said = readJsonObject(request.body) ?? {}
    const [name, branch] = [textOf(said.repository), textOf(said.branch)]
    const environment = typeof said.environment === 'string' ? said.environment : undefined
    const repository = repositories.get(name)
    if (!repository)
      return refuse(context, 404, 'not_found', {
        check: 'repository-access',
        says: `There is no repository ${name}.`,
      })
    const isProposal = said.event === 'pull_request'
    const isWriter = repository.writers.includes(login)
    if (!isWriter && !isProposal)
      return refuse(context, 403, 'no_write_access', {
        check: 'repository-access',
        says: `${login} may not push to ${name}.`,
      })
    if (!isWriter)
      return refuse(context, 403, 'no_id_token', {
        check: 'id-token-permission',
        spec: 'github-actions#permissions',
        says: `${login} may not push to ${name}, so the pull request comes from a fork: its job gets nothing to ask for a token with.`,
      })
    if (!isProposal && repository.protectedBranches.includes(branch))
      return refuse(context, 403, 'protected_branch', {
        check: 'branch-rule',
        spec: 'github-actions#protected-branches',
        says: `Nobody pushes to ${branch} of ${name}: it takes a pull request that somebody else has reviewed.`,
      })
    const deploys =
      environment !== undefined && Object.hasOwn(repository.environments, environment)
        ? repository.environments[environment]
        : undefined
    if (deploys && (isProposal || !deploys.includes(branch)))
      return refuse(context, 403, 'environment_protected', {
        check: 'branch-rule',
        spec: 'github-actions#environments',
        says: `${isProposal ? 'A pull request' : branch} may not deploy to ${environment} of ${name}: ${deploys.join(', ')} may.`,
      })
    context.emit({
      type: 'check-passed',
      check: 'repository-access',
      spec: 'github-actions#oidc',
      says: `${login} may push to ${name}: what the workflow of ${isProposal ? 'this pull request' : branch} says runs as a job of ${name}.`,
    })
    const { tokenUrl, requestToken } = service.start({
      ...buildOf(name, branch),
      event: isProposal ? 'pull_request' : 'push',
      ...(environment !== undefined && { environment }),
    })
    return json(201, {
      ACTIONS_ID_TOKEN_REQUEST_URL: tokenUrl,
      ACTIONS_ID_TOKEN_REQUEST_TOKEN: requestToken,
    })
  }

  /** A name that nobody has is whose it is that takes it, and repositories under it are called what they like. */
  function takeName(request: HttpRequest, { login }: Account, context: ServerContext): HttpResponse {
    const name = textOf(readJsonObject(request.body)?.name)
    if (!freeNames.includes(name) || taken.has(name))
      return refuse(context, 409, 'name_taken', { check: 'name-free', says: `The name ${name} is not free.` })
    taken.set(name, login)
    const owner = LATER_OWNER + taken.size
    for (const { name: kept } of setup.repositories) {
      const own = `${name}/${kept.split('/')[1]}`
      repositories.set(own, {
        name: own,
        ids: { owner: String(owner), repository: String(owner + 100 + repositories.size) },
        immutableSubject: numbersInNewSubjects,
        writers: [login],
        protectedBranches: [],
        environments: {},
      })
    }
    const says = `Nobody has the name ${name}: it is ${login}’s from now on.`
    context.emit({ type: 'check-passed', check: 'name-free', spec: 'lab#code-host', says })
    return json(201, { name })
  }

  function buildOf(name: string, branch: string): Build {
    const { ids, immutableSubject = false } = repositories.get(name) ?? {}
    return { repository: name, ref: `refs/heads/${branch}`, ...(ids && { ids, immutableSubject }) }
  }
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')

/** In the form in which APIs refuse: a code, and a sentence. A rule that is no other's is this lab's own. */
function refuse(
  { emit }: ServerContext,
  status: number,
  code: string,
  {
    check,
    says,
    spec = 'lab#code-host',
  }: { readonly check: string; readonly says: string; readonly spec?: string },
): HttpResponse {
  emit({ type: 'check-failed', check, spec, says, error: { error: code, description: says } })
  return json(status, { error: { code, message: says } })
}
