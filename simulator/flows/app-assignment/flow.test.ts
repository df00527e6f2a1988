import { decodeJwt } from 'jose'
import { describe, expect, it } from 'vitest'
import { readJsonObject } from '../../core/json'
import { groupsAround } from '../../directory/queries'
import { completeRun } from '../../run/complete'
import type { Flow, RunInput, Switches } from '../../run/flow'
import type { Intervention } from '../../run/intervention'

import type { EventOf, TraceEvent } from '../../trace/event'
import { ID } from './cast'
import { flow } from './flow'
import { person } from './person'
import { ada, allStaff, approver, employee, finance, tenant, warehouse } from './tenant'

type Events = readonly TraceEvent[]

/** The sensible person's run, or what comes of other choices on the pages of Timesheets, in order. */
async function play(
  switches: Switches = {},
  more: Partial<RunInput> & { choices?: string[]; as?: string } = {},
) {
  const { choices, as, ...input } = more
  const next = ({ before }: { readonly before: number }) => {
    const choose = choices?.[before]
    return choose === undefined ? undefined : ({ prompt: 'next', value: { choose } } as const)
  }
  const told: Flow = choices ? { ...flow, people: { [ID.person]: { ...person, answers: { next } } } } : flow
  const { result } = await completeRun(told, { seed: 1, switches, ...input }, as)
  if (result.status !== 'ended') throw new Error(`${result.status}: ${'says' in result ? result.says : ''}`)
  expect(result.unusable).toBeUndefined()
  expect(result.unreached).toEqual([])
  return { events: result.events, outcome: result.outcome }
}

const FARAH = 'farah@contoso.example'
const CHIDI = 'chidi@contoso.example'
const refused = { result: 'refused', by: ID.identityProvider, code: 50105 }
const MANY = { memberships: 'two-hundred-and-one' }

const requests = (events: Events) =>
  events.filter((event): event is EventOf<'request-sent'> => event.type === 'request-sent')
const failed = (events: Events) =>
  events.flatMap((event) => (event.type === 'check-failed' ? [event.check] : []))
const idToken = (events: Events) => {
  const issued = events.findLast((event) => event.type === 'token-issued' && event.token === 'id-token')
  return issued?.type === 'token-issued' ? decodeJwt(issued.value) : {}
}
const page = (events: Events, state: string) => {
  const shown = events.find(
    (event) => event.type === 'page-shown' && event.page.kind === 'app' && event.page.state === state,
  )
  return shown?.type === 'page-shown' && shown.page.kind === 'app' ? shown.page : undefined
}
const atGraph = (events: Events) => requests(events).filter(({ to }) => to === ID.graph)
const becomes = (members: readonly string[]): Intervention => ({
  when: { at: 'start' },
  do: 'put',
  collection: 'groups',
  object: { id: allStaff.id, members },
})

describe('who is let in', () => {
  it.each<[string, Switches, string | undefined, boolean]>([
    ['whoever is in the assigned group', {}, undefined, true],
    ['another who is in it', {}, CHIDI, true],
    ['whoever is in a group inside it is not', {}, FARAH, false],
    ['whoever is in no group of it is not', {}, 'bo.admin@contoso.example', false],
    ['whoever is assigned themselves', { assignment: 'person' }, undefined, true],
    ['where one person is assigned, nobody else', { assignment: 'person' }, FARAH, false],
    [
      'somebody of the group, once their group is inside it, is not',
      { assignment: 'nested-group' },
      undefined,
      false,
    ],
    ['nobody, where the group is not assigned', { assignment: 'nobody' }, undefined, false],
    ['somebody with an assignment of their own, all the same', { assignment: 'nobody' }, CHIDI, true],
    ['everybody, where no assignment is required', { assignment: 'nobody', required: 'no' }, undefined, true],
    ['those of nested groups too, then', { assignment: 'nobody', required: 'no' }, FARAH, true],
  ])('%s', async (_what, switches, as, lets) => {
    const { outcome, events } = await play(switches, { choices: [], ...(as && { as }) })
    expect(outcome).toMatchObject(lets ? { result: 'completed' } : refused)
    expect(failed(events)).toEqual(lets ? [] : ['assignment'])
  })

  it('Farah, drawn into the group', async () => {
    const { outcome } = await play(
      {},
      { as: FARAH, choices: [], interventions: [becomes([...allStaff.members, tenant.users[5]?.id ?? ''])] },
    )
    expect(tenant.users[5]?.userPrincipalName).toBe(FARAH)
    expect(outcome.says).toBe('Farah Aziz is in Timesheets as Employee. The ID token names 2 groups.')
  })

  it('is looked at before anything is consented to, and no code is given', async () => {
    const { events } = await play({}, { as: FARAH })
    expect(
      events.some((event) => event.type === 'token-issued' && event.token === 'authorization-code'),
    ).toBe(false)
    expect(requests(events).some(({ request }) => request.url.endsWith('/token'))).toBe(false)
  })
})

describe('roles in the ID token', () => {
  it.each<[string, Switches, string | undefined, readonly string[] | undefined, number]>([
    ['that of the group', {}, undefined, ['Employee'], 1],
    ['that of the group and an own one', {}, CHIDI, ['Employee', 'Approver'], 3],
    ['an own one alone', { assignment: 'nobody' }, CHIDI, ['Approver'], 2],
    ['another that the group has', { role: 'approver' }, undefined, ['Approver'], 2],
    ['none with plain access', { role: 'none' }, undefined, undefined, 0],
    ['none without an assignment', { assignment: 'nobody', required: 'no' }, undefined, undefined, 0],
  ])('%s: the page follows', async (_what, switches, as, roles, rows) => {
    const { events } = await play(switches, { choices: [], ...(as && { as }) })
    expect(idToken(events).roles).toEqual(roles)
    expect(page(events, 'signed-in')?.table?.rows.length ?? 0).toBe(rows)
  })

  it('a role that is switched off in the app travels no more', async () => {
    const id = tenant.servicePrincipals.find(({ displayName }) => displayName === 'Timesheets')?.id ?? ''
    const appRoles = [{ ...employee, isEnabled: false }, approver]
    const off = {
      when: { at: 'start' },
      do: 'put',
      collection: 'servicePrincipals',
      object: { id, appRoles },
    } as const
    const { events } = await play({}, { choices: [], interventions: [off] })
    expect(idToken(events)).not.toHaveProperty('roles')
  })

  it.each<[string, Switches, string | undefined, boolean]>([
    ['an Employee', {}, undefined, false],
    ['an Approver by a group', { role: 'approver' }, undefined, true],
    ['an Approver by name', {}, CHIDI, true],
    ['nobody without a role', { role: 'none' }, undefined, false],
  ])('who approves: %s', async (_who, switches, as, may) => {
    const { outcome, events } = await play({ ...switches, wants: 'approve' }, as ? { as } : {})
    expect(outcome).toMatchObject(
      may ? { result: 'completed' } : { result: 'refused', by: ID.timesheets, error: 'forbidden' },
    )
    expect(failed(events)).toEqual(may ? [] : ['app-role'])
  })
})

describe('groups in the ID token', () => {
  const own = [finance.id, allStaff.id]

  it.each<[string, Switches, string | undefined, readonly string[] | undefined]>([
    ['all security groups', {}, undefined, own],
    [
      'those around a group too, which no assignment counts',
      { assignment: 'nobody', required: 'no' },
      FARAH,
      [allStaff.id, warehouse.id],
    ],
    ['those that are assigned to the app', { groupClaims: 'assigned-groups' }, undefined, [allStaff.id]],
    ['none', { groupClaims: 'none' }, undefined, undefined],
  ])('%s', async (_what, switches, as, groups) => {
    const { events } = await play(switches, { choices: [], ...(as && { as }) })
    expect(idToken(events).groups).toEqual(groups)
  })

  it.each<[string, Switches, string | undefined, boolean]>([
    ['somebody of Finance', {}, undefined, true],
    ['whoever is not of Finance', { assignment: 'nobody', required: 'no' }, FARAH, false],
    ['nobody, where the token does not name Finance', { groupClaims: 'assigned-groups' }, undefined, false],
    ['nobody, where it names no groups', { groupClaims: 'none' }, undefined, false],
  ])('who closes the month: %s', async (_who, switches, as, may) => {
    const { outcome, events } = await play(switches, as ? { as } : {})
    expect(outcome).toMatchObject(may ? { result: 'completed' } : { result: 'refused', by: ID.timesheets })
    expect(failed(events)).toEqual(may ? [] : ['group-member'])
  })
})

describe('more groups than a token names', () => {
  it('are counted to the one: 200 travel, and nobody asks Microsoft Graph', async () => {
    const { events } = await play({ memberships: 'two-hundred' })
    expect(idToken(events).groups).toHaveLength(200)
    expect(atGraph(events)).toEqual([])
  })

  it('with one more none travels, and the token says where to ask', async () => {
    const { events, outcome } = await play(MANY)
    const claims = idToken(events)
    expect(claims).not.toHaveProperty('groups')
    expect(claims._claim_names).toEqual({ groups: 'src1' })
    expect(atGraph(events).map(({ request: { method, url, body } }) => [method, url, body])).toEqual([
      ['POST', 'https://graph.microsoft.com/v1.0/me/getMemberObjects', '{"securityEnabledOnly":true}'],
    ])
    expect(outcome).toEqual({
      result: 'completed',
      says: 'Ada Nilsen is in Timesheets as Employee, and has closed the month. Microsoft Graph names 201 groups.',
    })
  })

  it('Microsoft Graph answers with every group that the person is in', async () => {
    const { events } = await play(MANY)
    const answer = events.find((event) => event.type === 'response-received' && event.actor === ID.graph)
    const ids = answer?.type === 'response-received' ? readJsonObject(answer.response.body)?.value : undefined
    expect(ids).toHaveLength(201)
    expect(ids).toEqual(expect.arrayContaining(groupsAround(tenant, ada.id).map(({ id }) => id)))
  })

  it.each<[string, Switches, readonly string[], RegExp]>([
    [
      'not noticed, they make somebody of Finance a stranger',
      { overage: 'overlooks' },
      ['group-member'],
      /names no group/,
    ],
    [
      'not asked for with User.Read, they stay unknown, and closed',
      { graphPermission: 'none' },
      ['permission', 'group-member'],
      /is not known/,
    ],
    [
      'not wanted, they do not matter: assigned groups are few',
      { groupClaims: 'assigned-groups' },
      ['group-member'],
      /names one group/,
    ],
  ])('%s', async (_what, switches, checks, says) => {
    const { events, outcome } = await play({ ...MANY, ...switches })
    expect(failed(events)).toEqual(checks)
    expect(outcome).toMatchObject({ result: 'refused', by: ID.timesheets, says: expect.stringMatching(says) })
  })

  it('the roles travel all the same, and what needs a role alone is open', async () => {
    const { outcome } = await play({ ...MANY, graphPermission: 'none', role: 'approver', wants: 'approve' })
    expect(outcome).toMatchObject({ result: 'completed' })
  })

  it('while Microsoft Graph is down, nobody is taken for a member', async () => {
    const down = { when: { at: 'start' }, do: 'server', party: ID.graph, up: false } as const
    const { outcome } = await play(MANY, { interventions: [down] })
    expect(outcome).toMatchObject({
      result: 'refused',
      by: ID.timesheets,
      says: expect.stringMatching(/is not known/),
    })
  })
})

describe('when the assignment ends', () => {
  it('the session that Timesheets has goes on, and the next sign-in is refused', async () => {
    const { events, outcome } = await play({ later: 'assignment-ends' })
    expect(outcome).toMatchObject(refused)
    const pages = events.flatMap((event) =>
      event.type === 'page-shown' && event.page.kind === 'app' ? [event.page.heading] : [],
    )
    const ended = events.findIndex((event) => event.type === 'directory-changed')
    const after = events
      .slice(ended)
      .flatMap((event) => (event.type === 'page-shown' ? [event.page.kind] : []))
    expect(pages.at(-1)).toBe('Hello, Ada Nilsen')
    expect(after).toEqual(['app', 'refusal'])
  })

  it('the old roles and groups still open what they did, until then', async () => {
    const { outcome } = await play({ later: 'assignment-ends' }, { choices: ['again', 'close-month'] })
    expect(outcome).toMatchObject({ result: 'completed', says: expect.stringContaining('closed the month') })
  })

  it('a role that is given comes with the next sign-in, and not before', async () => {
    const given: Intervention = {
      when: { message: 1, from: ID.browser, to: ID.timesheets, path: '/approve' },
      do: 'put',
      collection: 'appRoleAssignments',
      object: {
        id: 'given',
        principalId: ada.id,
        principalType: 'User',
        resourceId: tenant.appRoleAssignments.at(-1)?.resourceId,
        appRoleId: approver.id,
      },
    }
    const before = await play({}, { choices: ['approve'], interventions: [given] })
    expect(before.outcome).toMatchObject({ result: 'refused', by: ID.timesheets })
    const after = await play({}, { choices: ['approve', 'renew', 'approve'], interventions: [given] })
    expect(after.outcome).toMatchObject({ result: 'completed' })
  })
})

it('no page of Timesheets opens without a session', async () => {
  const elsewhere: Intervention = {
    when: { message: 1, from: ID.browser, to: ID.timesheets, path: '/close-month' },
    do: 'edit',
    edits: [{ in: 'header', name: 'Cookie', remove: true }],
  }
  const { outcome } = await play({}, { interventions: [elsewhere] })
  expect(outcome.result).toBe('refused')
})
