import { decodeJwt } from 'jose'
import { describe, expect, it } from 'vitest'
import type { Given } from '../../prompts/answer'
import { completeRun } from '../../run/complete'
import type { RunInput, Switches } from '../../run/flow'
import type { EventOf, TraceEvent } from '../../trace/event'
import { knowledge } from '../../trace/select/knowledge'
import { ID } from './cast'
import { flow } from './flow'
import { GLOBAL_ADMINISTRATOR, instance, mallory, nightlyReport } from './tenant'
import { wins } from './verdict'

type Events = readonly TraceEvent[]

async function play(switches: Switches = {}, input: Partial<RunInput> = {}, as?: string) {
  const { result } = await completeRun(flow, { seed: 1, switches, ...input }, as)
  if (result.status !== 'ended') throw new Error(`${result.status}: ${'says' in result ? result.says : ''}`)
  return { events: result.events, outcome: result.outcome, unreached: result.unreached }
}

/** The sign-in of whoever it is, and then these moves. */
const next = (choose: string | null): Given => ({ prompt: 'next', value: { choose } })
async function moves(switches: Switches, ...ids: (string | null)[]) {
  return movesAmong([], switches, ...ids)
}
async function movesAmong(
  interventions: RunInput['interventions'] & object,
  switches: Switches,
  ...ids: (string | null)[]
) {
  const { result, answers } = await completeRun(flow, { seed: 1, switches })
  if (result.status !== 'ended') throw new Error(result.status)
  const signIn = answers.slice(
    0,
    answers.findIndex(({ prompt }) => prompt === 'next'),
  )
  return play(switches, { answers: [...signIn, ...ids.map(next)], interventions })
}
const ofType = <T extends TraceEvent['type']>(events: Events, type: T) =>
  events.filter((event): event is EventOf<T> & TraceEvent => event.type === type)
const failed = (events: Events) =>
  ofType(events, 'check-failed').flatMap(({ actor, check }) => (actor === ID.tools ? [] : [check]))
const changes = (events: Events) =>
  ofType(events, 'directory-changed').filter(({ actor }) => actor === ID.graph)

describe('a delegated permission is never more than the person', () => {
  it('the program has RoleManagement.ReadWrite.Directory for somebody without a role: refused', async () => {
    const { events, outcome } = await moves({}, 'role-own', null)
    expect(failed(events)).toEqual(['directory-right'])
    expect(outcome).toMatchObject({ result: 'refused', by: ID.graph, error: 'Authorization_RequestDenied' })
    expect(outcome.says).toContain('Mallory Reed is no owner of it, and has no role')
    expect(changes(events)).toEqual([])
  })

  it('the same request with a token of the application is carried out, and nobody is asked about', async () => {
    const { events } = await play()
    expect(failed(events)).toEqual([])
    const [, made] = changes(events)
    expect(made).toMatchObject({
      collection: 'roleAssignments',
      after: { principalId: mallory.id, roleDefinitionId: GLOBAL_ADMINISTRATOR, directoryScopeId: '/' },
    })
    const tokens = ofType(events, 'token-issued')
      .filter(({ token }) => token === 'access-token')
      .map(({ value }) => decodeJwt(value))
    expect(tokens.map(({ oid }) => oid)).toEqual([mallory.id, instance.id])
    expect(tokens[0]).toMatchObject({ scp: expect.stringContaining('RoleManagement.ReadWrite.Directory') })
    expect(tokens[1]?.roles).toContain('RoleManagement.ReadWrite.Directory')
    expect(tokens[1]).not.toHaveProperty('scp')
  })

  it('once that is done, the role counts: the same person may assign roles in their own name', async () => {
    const { events } = await moves({}, 'secret', 'token-graph', 'role', 'role-own', null)
    // It is there already, which Graph says once the right has been found.
    expect(failed(events)).toEqual([])
    const last = ofType(events, 'check-passed').findLast(({ actor }) => actor === ID.graph)
    expect(last?.says).toContain('as Global Administrator')
  })
})

describe('what is added', () => {
  it('is one secret beside those that are there, good for a week, and its text is given once', async () => {
    const { events } = await play()
    const [added] = changes(events)
    const { passwordCredentials } = (added?.after ?? nightlyReport) as typeof nightlyReport
    expect(passwordCredentials).toHaveLength(nightlyReport.passwordCredentials.length + 1)
    expect(passwordCredentials.at(-1)).toMatchObject({
      displayName: 'Test',
      startDateTime: '2026-03-02T09:00:20Z',
      endDateTime: '2026-03-09T09:00:20Z',
    })
    expect(added?.says).toBe(
      'Mallory Reed adds a secret to Nightly Report. In the audit log: Update application – Certificates and secrets management.',
    )
  })

  it('is known to Graph, which made it up, to whoever asked, and to whom it is shown', async () => {
    const { events } = await play()
    const secrets = knowledge(events, events.length).filter(({ kind }) => kind === 'client-secret')
    expect(secrets.map(({ knownTo }) => [...knownTo].sort())).toEqual([
      [ID.graph, ID.identityProvider, ID.tools].sort(),
    ])
  })

  it('to the service principal is not in the registration, and proves the application all the same', async () => {
    const { events } = await play({ way: 'principal' })
    expect(changes(events).map(({ collection }) => collection)).toEqual([
      'servicePrincipals',
      'roleAssignments',
    ])
    expect(wins(events)).toHaveLength(1)
  })

  it('is no secret at all where a build job is trusted', async () => {
    const { events } = await play({ way: 'federated', policy: 'no-secrets' })
    expect(knowledge(events, events.length).filter(({ kind }) => kind === 'client-secret')).toEqual([])
    expect(wins(events)).toHaveLength(1)
  })
})

describe('what the application is given', () => {
  it('it gives itself, where it gives out app roles; that is in the next token and not in the one from before', async () => {
    const { events } = await play({ rights: 'app-roles' })
    const roles = ofType(events, 'token-issued').flatMap(({ value, token }) =>
      token === 'access-token' ? [decodeJwt(value).roles] : [],
    )
    expect(roles).toEqual([
      undefined,
      ['AppRoleAssignment.ReadWrite.All', 'Application.Read.All'],
      ['RoleManagement.ReadWrite.Directory', 'AppRoleAssignment.ReadWrite.All', 'Application.Read.All'],
    ])
    expect(changes(events).map(({ says }) => says.split('. In the audit log: ')[1])).toEqual([
      'Update application – Certificates and secrets management.',
      'Add app role assignment to service principal.',
      'Add member to role.',
    ])
  })

  it('asked with the token from before it is refused', async () => {
    const { events } = await moves({ rights: 'app-roles' }, 'secret', 'token-graph', 'grant', 'role', null)
    expect(failed(events)).toEqual(['permission'])
    expect(wins(events)).toEqual([])
  })
})

describe('who else', () => {
  it('somebody else at the keyboard owns nothing, and is told by name', async () => {
    const { outcome } = await play({}, {}, 'chidi@contoso.example')
    expect(outcome).toMatchObject({ result: 'refused', error: 'Authorization_RequestDenied' })
    expect(outcome.says).toContain('Chidi Okafor may not do this to Nightly Report')
    expect(outcome.says).not.toContain('Mallory')
  })

  it('somebody who may assign roles does so in their own name, which is no win over anybody', async () => {
    const object = {
      id: 'own',
      principalId: mallory.id,
      roleDefinitionId: 'e8611ab8-c189-46e8-94e1-60213ab1f814',
      directoryScopeId: '/',
    }
    const says = 'Mallory Reed is Privileged Role Administrator.'
    const put = { when: { at: 'start' }, do: 'put', collection: 'roleAssignments', object, says } as const
    const { events } = await movesAmong([put], {}, 'role-own', null)
    expect(changes(events)).toHaveLength(1)
    expect(wins(events)).toEqual([])
  })

  it('an administrator has what they would get, which is no win of theirs', async () => {
    const { events, outcome } = await play({}, {}, 'bo.admin@contoso.example')
    expect(wins(events)).toEqual([])
    expect(failed(events)).toEqual([])
    expect(outcome.says).not.toContain('Mallory')
  })
})

it('reaches every change from outside, under every switch', async () => {
  for (const { name, values } of flow.switches)
    for (const value of values)
      expect((await play({ [name]: value })).unreached, `${name}=${value}`).toEqual([])
})
