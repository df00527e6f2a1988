import { decodeJwt } from 'jose'
import { describe, expect, it } from 'vitest'
import type { Given } from '../../prompts/answer'
import { completeRun } from '../../run/complete'
import type { RunInput, Switches } from '../../run/flow'
import type { EventOf, TraceEvent } from '../../trace/event'
import { knowledge } from '../../trace/select/knowledge'
import { holds } from '../holds'
import { ID } from './cast'
import { flow } from './flow'
import { checks, checksInstance, instance, nightlyReport } from './tenant'
import { wins } from './verdict'

type Events = readonly TraceEvent[]

async function play(switches: Switches = {}, input: Partial<RunInput> = {}) {
  const { result } = await completeRun(flow, { seed: 1, switches, ...input })
  if (result.status !== 'ended') throw new Error(`${result.status}: ${'says' in result ? result.says : ''}`)
  return { events: result.events, outcome: result.outcome, unreached: result.unreached }
}

const next = (choose: string | null): Given => ({ prompt: 'next', value: { choose } })
const moves = (...ids: (string | null)[]) => ({ answers: ids.map(next) })
const ofType = <T extends TraceEvent['type']>(events: Events, type: T) =>
  events.filter((event): event is EventOf<T> & TraceEvent => event.type === type)
const failed = (events: Events, by: string) =>
  ofType(events, 'check-failed')
    .filter(({ actor }) => actor === by)
    .map(({ error }) => error.code ?? error.error)
const tokens = (events: Events, kind: string) =>
  ofType(events, 'token-issued')
    .filter(({ token }) => token === kind)
    .map(({ value }) => decodeJwt(value))
const lastSubject = (events: Events) => tokens(events, 'id-token').at(-1)?.sub

describe('a job says where its code lies, and not who wrote it', () => {
  it.each<[string, Switches, string]>([
    ['pull-request', {}, 'repo:contoso/nightly-report:pull_request'],
    ['branch', {}, 'repo:contoso/nightly-report:ref:refs/heads/faster'],
    ['push-main', {}, 'repo:contoso/nightly-report:ref:refs/heads/main'],
    ['other-repository', {}, 'repo:contoso/shop:ref:refs/heads/main'],
    ['own', {}, 'repo:mallory/nightly-report:ref:refs/heads/main'],
    ['pull-request', { trust: 'environment' }, 'repo:contoso/nightly-report:environment:production'],
    ['own', { trust: 'environment' }, 'repo:mallory/nightly-report:environment:production'],
    [
      'push-main',
      { trust: 'immutable' },
      'repo:contoso@5544123/nightly-report@821093847:ref:refs/heads/main',
    ],
    ['push-main', { organization: 'renamed' }, 'repo:contoso-data/nightly-report:ref:refs/heads/main'],
  ])('%s with %o is %s', async (move, switches, subject) => {
    expect(lastSubject((await play(switches, moves(move, null))).events)).toBe(subject)
  })

  it('a job of main that somebody else has pushed says the same as that of every night', async () => {
    const { events } = await play({}, moves('push-main', 'read', null))
    const [own, other] = tokens(events, 'id-token')
    expect(own?.sub).toBe(other?.sub)
    expect(wins(events)).toHaveLength(1)
    const access = tokens(events, 'access-token')
    expect(access.map(({ oid, roles }) => [oid, roles])).toEqual([
      [instance.id, ['Reports.Read.All']],
      [instance.id, ['Reports.Read.All']],
    ])
  })

  it('a name that somebody else has taken says the same, with another number beside it', async () => {
    const renamed = { organization: 'renamed' }
    const { events } = await play(renamed, moves('take-name', 'old-name', 'read', null))
    const [, other] = tokens(events, 'id-token')
    expect(other).toMatchObject({
      sub: 'repo:contoso/nightly-report:ref:refs/heads/main',
      repository_owner_id: '7700002',
    })
    expect(wins(events)).toHaveLength(1)
  })

  it('of what is made with numbers, the subject has that of its new owner', async () => {
    const switches = { organization: 'renamed', newRepositories: 'with-ids' }
    const { events } = await play(switches, moves('take-name', 'old-name', null))
    expect(lastSubject(events)).toMatch(/^repo:contoso@7700002\/nightly-report@\d+:ref:refs\/heads\/main$/)
    expect(failed(events, ID.identityProvider)).toEqual([700213])
  })

  it('the steps of a reusable workflow have its address in their token, and steps of somebody’s own have none', async () => {
    const { events } = await play({ trust: 'workflow' }, moves('pull-request', null))
    const [own, other] = tokens(events, 'id-token')
    expect(own?.job_workflow_ref).toBe('contoso/workflows/.github/workflows/report.yml@refs/heads/main')
    expect(other).not.toHaveProperty('job_workflow_ref')
  })
})

describe('there is no secret in it', () => {
  it('nobody signs in, and no secret is shown', async () => {
    const { events } = await play()
    expect(ofType(events, 'prompt-answered').every(({ prompt }) => prompt === 'next')).toBe(true)
    expect(failed(events, ID.identityProvider)).toEqual([])
    expect(knowledge(events, events.length).filter(({ kind }) => kind === 'client-secret')).toEqual([])
  })

  it('what the thief holds are tokens about the application, by its name', async () => {
    const { events } = await play()
    const held = holds(events, events.length, ID.thief).filter(({ kind }) => kind === 'access-token')
    expect(held.map(({ of, state }) => [of, state])).toEqual([['Nightly Report', 'lives']])
  })
})

describe('what stops it before Entra is asked', () => {
  it.each<[string, Switches, string]>([
    ['pull-request', { access: 'forks-only' }, 'no_id_token'],
    ['branch', { access: 'forks-only' }, 'no_write_access'],
    ['push-main', { main: 'protected' }, 'protected_branch'],
    ['pull-request', { trust: 'environment', environmentRule: 'main-only' }, 'environment_protected'],
    ['branch', { trust: 'environment', environmentRule: 'main-only' }, 'environment_protected'],
  ])('%s with %o: %s', async (move, switches, error) => {
    const { events, outcome } = await play(switches, moves(move, null))
    expect(failed(events, ID.buildService)).toEqual([error])
    expect(tokens(events, 'id-token')).toHaveLength(1)
    expect(outcome).toMatchObject({ result: 'refused', by: ID.buildService, error })
  })

  it('main may deploy where main alone may, whoever has pushed to it', async () => {
    const switches = { trust: 'environment', environmentRule: 'main-only' }
    expect(wins((await play(switches, moves('push-main', 'read', null))).events)).toHaveLength(1)
  })
})

describe('what Entra makes of it', () => {
  it('a star in a subject is a star: the job itself is refused', async () => {
    const { events } = await play({ trust: 'star-in-subject' }, moves(null))
    expect(failed(events, ID.identityProvider)).toEqual([700213])
  })

  it('a pull request is another application where that is trusted apart, and it may do nothing', async () => {
    const { events } = await play({ applications: 'checks-apart' })
    expect(failed(events, ID.identityProvider)).toEqual([700213])
    const [, token] = tokens(events, 'access-token')
    expect(token).toMatchObject({ azp: checks.appId, oid: checksInstance.id })
    expect(token).not.toHaveProperty('roles')
    expect(failed(events, ID.api)).toEqual(['insufficient_scope'])
  })

  it('an expression takes another branch, and not another repository', async () => {
    const { events } = await play({ trust: 'any-branch' }, moves('other-repository', 'branch', 'read', null))
    expect(failed(events, ID.identityProvider)).toEqual([700213])
    expect(wins(events)).toHaveLength(1)
  })

  it('an expression with a number in it does not take the name that was given up', async () => {
    const switches = { trust: 'whole-organization', organization: 'renamed' }
    const { events } = await play(switches, moves('take-name', 'old-name', null))
    expect(failed(events, ID.identityProvider)).toEqual([700213])
  })
})

describe('what is said in the end', () => {
  it('is that nothing was read, where nobody does anything', async () => {
    const { outcome } = await play({}, moves(null))
    expect(outcome).toEqual({ result: 'completed', says: 'Mallory reads nothing.' })
  })

  it('is nothing about the job of Contoso, where that alone was refused', async () => {
    const { outcome } = await play({ trust: 'nobody' }, moves(null))
    expect(outcome).toEqual({ result: 'completed', says: 'Mallory reads nothing.' })
  })

  it('names the subject that was trusted', async () => {
    const { outcome } = await play()
    expect(outcome.says).toContain('repo:contoso/nightly-report:pull_request, and Nightly Report trusts that')
  })
})

it('of two jobs, nothing random is the same', async () => {
  const { events } = await play({}, moves('pull-request', 'pull-request', null))
  const [, one, two] = tokens(events, 'id-token')
  expect(one?.sub).toBe(two?.sub)
  expect(one?.jti).not.toBe(two?.jti)
})

it('every credential can be set: no fault in any of them', async () => {
  const { applicationFaults } = await import('../../directory/drafts/application-faults')
  const { tenant } = await import('./tenant')
  const { credentialsOf } = await import('./trust')
  for (const trust of flow.switches.find(({ name }) => name === 'trust')?.values ?? [])
    for (const organization of ['kept', 'renamed']) {
      const { nightlyReport: federatedIdentityCredentials } = credentialsOf({ trust, organization })
      expect(
        applicationFaults(tenant, { id: nightlyReport.id, federatedIdentityCredentials }),
        trust,
      ).toEqual([])
    }
})

it('reaches every change from outside, under every switch', async () => {
  for (const { name, values } of flow.switches)
    for (const value of values)
      expect((await play({ [name]: value })).unreached, `${name}=${value}`).toEqual([])
})
