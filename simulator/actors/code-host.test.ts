import { decodeJwt } from 'jose'
import { describe, expect, it } from 'vitest'
import { createRandom } from '../core/random'
import { buildServiceKeys, buildServiceSigner } from '../fixtures/workload-keys'
import type { HeaderList } from '../network/message'
import type { ServerContext } from '../network/server'
import type { TraceEventBody } from '../trace/event'
import { createBuildService } from './build-service'
import { createCodeHost, type Repository } from './code-host'

const ORIGIN = 'https://token.build.example'
const HOST = 'https://build.example'
const REPOSITORY: Repository = {
  name: 'contoso/nightly-report',
  ids: { owner: '1', repository: '2' },
  immutableSubject: false,
  writers: ['ada'],
  protectedBranches: ['main'],
  environments: { production: ['main', 'release'] },
}

function setUp(freeNames: readonly string[] = ['old'], numbersInNewSubjects = false) {
  const events: TraceEventBody[] = []
  const context: ServerContext = {
    now: () => Date.UTC(2026, 2, 2, 9),
    random: createRandom(1, 'build service'),
    cause: 0,
    emit: (event) => events.push(event) - 1,
  }
  const service = createBuildService({
    origin: ORIGIN,
    issuer: ORIGIN,
    signer: buildServiceSigner,
    keys: { keys: [...buildServiceKeys.keys] },
    random: createRandom(1, 'jobs'),
  })
  const host = createCodeHost({
    service,
    repositories: [REPOSITORY],
    freeNames,
    numbersInNewSubjects,
    random: createRandom(1, 'keys'),
  })
  const keys: Record<string, string> = { ada: host.enroll('ada'), mallory: host.enroll('mallory') }
  const send = async (path: string, body: string, headers: HeaderList, method = 'POST') => {
    const { status, body: text } = await host.handler(
      { method, url: `${HOST}${path}`, headers, body },
      context,
    )
    return { status, body: JSON.parse(text) as Record<string, unknown> }
  }
  const post = (login: string, path: string, content: unknown) =>
    send(path, JSON.stringify(content), [['Authorization', `Bearer ${keys[login]}`]])
  const job = (login: string, change: object) =>
    post(login, '/jobs', { repository: REPOSITORY.name, branch: 'x', event: 'push', ...change })
  const subjectOf = async ({ body }: { body: Record<string, unknown> }) => {
    const headers: HeaderList = [['Authorization', `Bearer ${body.ACTIONS_ID_TOKEN_REQUEST_TOKEN}`]]
    const url = `${String(body.ACTIONS_ID_TOKEN_REQUEST_URL)}?audience=x`
    const answer = await service.handler({ method: 'GET', url, headers, body: '' }, context)
    return decodeJwt(JSON.parse(answer.body).value).sub
  }
  return { send, post, job, subjectOf, events, keys }
}

describe('whoever may write to a repository has it run what they write', () => {
  it.each<[string, object, string]>([
    ['on a branch', {}, 'repo:contoso/nightly-report:ref:refs/heads/x'],
    ['in a pull request', { event: 'pull_request' }, 'repo:contoso/nightly-report:pull_request'],
    [
      'in a pull request to main',
      { event: 'pull_request', branch: 'main' },
      'repo:contoso/nightly-report:pull_request',
    ],
    [
      'for an environment without a rule',
      { environment: 'tests' },
      'repo:contoso/nightly-report:environment:tests',
    ],
    [
      'for an environment that the branch may deploy to',
      { environment: 'production', branch: 'release' },
      'repo:contoso/nightly-report:environment:production',
    ],
    [
      'for one that is called as what every object has',
      { environment: '__proto__' },
      'repo:contoso/nightly-report:environment:__proto__',
    ],
  ])('%s', async (_what, change, subject) => {
    const { job, subjectOf } = setUp()
    const started = await job('ada', change)
    expect(started.status).toBe(201)
    expect(await subjectOf(started)).toBe(subject)
  })
})

describe('no job is started', () => {
  it.each<[string, string, object, number, string]>([
    ['of a branch, by whoever may not write', 'mallory', {}, 403, 'no_write_access'],
    [
      'that could ask for a token, of the pull request of a fork',
      'mallory',
      { event: 'pull_request' },
      403,
      'no_id_token',
    ],
    ['of a protected branch', 'ada', { branch: 'main' }, 403, 'protected_branch'],
    ['of a branch that may not deploy', 'ada', { environment: 'production' }, 403, 'environment_protected'],
    [
      'of a pull request, for an environment with a rule',
      'ada',
      { environment: 'production', event: 'pull_request', branch: 'release' },
      403,
      'environment_protected',
    ],
    ['of a repository that is not there', 'ada', { repository: 'contoso/other' }, 404, 'not_found'],
    ['of no repository', 'ada', { repository: 1 }, 404, 'not_found'],
    ['of what every object has', 'ada', { repository: '__proto__' }, 404, 'not_found'],
  ])('%s', async (_what, login, change, status, code) => {
    const { job, events } = setUp()
    const { status: came, body } = await job(login, change)
    expect(came).toBe(status)
    expect(body).toMatchObject({ error: { code } })
    expect(body).not.toHaveProperty('ACTIONS_ID_TOKEN_REQUEST_TOKEN')
    expect(events.map(({ type }) => type)).toEqual(['check-failed'])
  })

  it.each<[string, HeaderList]>([
    ['nothing', []],
    ['another key', [['Authorization', 'Bearer guess']]],
    ['an empty one', [['Authorization', 'Bearer ']]],
    ['another scheme', [['Authorization', 'Basic guess']]],
  ])('for whoever shows %s', async (_what, headers) => {
    expect((await setUp().send('/jobs', '{}', headers)).status).toBe(401)
  })

  it('by another method, elsewhere, or from what is no JSON', async () => {
    const { send, keys } = setUp()
    const headers: HeaderList = [['Authorization', `Bearer ${keys.ada}`]]
    expect((await send('/jobs', '', headers, 'GET')).status).toBe(405)
    expect((await send('/elsewhere', '{}', headers)).status).toBe(404)
    expect((await send('/jobs', '{', headers)).status).toBe(404)
  })
})

describe('a name', () => {
  it('that is free is whose it is that takes it, with repositories of the same names and other numbers', async () => {
    const { post, job, subjectOf } = setUp()
    expect((await post('mallory', '/organizations', { name: 'old' })).status).toBe(201)
    const started = await job('mallory', { repository: 'old/nightly-report', branch: 'main' })
    expect(await subjectOf(started)).toBe('repo:old/nightly-report:ref:refs/heads/main')
    expect((await job('ada', { repository: 'old/nightly-report' })).status).toBe(403)
  })

  it('has its new numbers in the subject, where the host puts them there', async () => {
    const { post, job, subjectOf } = setUp(['old'], true)
    await post('mallory', '/organizations', { name: 'old' })
    const started = await job('mallory', { repository: 'old/nightly-report', branch: 'main' })
    expect(await subjectOf(started)).toMatch(/^repo:old@\d+\/nightly-report@\d+:ref:refs\/heads\/main$/)
  })

  it.each([['contoso'], ['nobody'], ['__proto__'], [''], [1]])('%s is not free', async (name) => {
    expect((await setUp().post('mallory', '/organizations', { name })).status).toBe(409)
  })

  it('is not free a second time', async () => {
    const { post } = setUp()
    await post('mallory', '/organizations', { name: 'old' })
    expect((await post('ada', '/organizations', { name: 'old' })).status).toBe(409)
  })
})
