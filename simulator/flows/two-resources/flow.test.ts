import { decodeJwt } from 'jose'
import { describe, expect, it } from 'vitest'
import { readJsonObject } from '../../core/json'
import type { Given } from '../../prompts/answer'
import { completeRun } from '../../run/complete'
import type { Switches } from '../../run/flow'
import type { EventOf, TraceEvent } from '../../trace/event'
import { diagram } from '../../trace/select/diagram'
import { knowledge } from '../../trace/select/knowledge'
import { decidingCheck } from '../../trace/select/why'
import { ID } from './cast'
import { flow } from './flow'
import { ada, inventory } from './tenant'

type Events = readonly TraceEvent[]

async function play(switches: Switches = {}, answers: readonly Given[] = []) {
  const { result, answers: given } = await completeRun(flow, { seed: 1, switches, answers })
  if (result.status !== 'ended') throw new Error(`${result.status}: ${'says' in result ? result.says : ''}`)
  expect(result.unreached).toEqual([])
  return { events: result.events, outcome: result.outcome, answers: given, offer: result.offer }
}

const sent = (events: Events, to: string, method?: string) =>
  events.filter(
    (event): event is EventOf<'request-sent'> =>
      event.type === 'request-sent' && event.to === to && (!method || event.request.method === method),
  )
/** What went to the token endpoint, in order. */
const forms = (events: Events) =>
  sent(events, ID.identityProvider, 'POST')
    .filter(({ request }) => request.url.endsWith('/token'))
    .map(({ request }) => Object.fromEntries(new URLSearchParams(request.body)))
/** What an API was called with, in order. */
const shown = (events: Events, api: string) =>
  sent(events, api).map(({ request }) =>
    decodeJwt(request.headers.find(([name]) => name.toLowerCase() === 'authorization')?.[1]?.slice(7) ?? ''),
  )
const answers = (events: Events, api: string) =>
  events.flatMap((event) =>
    event.type === 'response-received' && event.actor === api && event.from === ID.app
      ? [{ status: event.response.status, body: readJsonObject(event.response.body) }]
      : [],
  )
const codes = (events: Events) =>
  events.flatMap((event) => (event.type === 'check-failed' ? [event.error.code ?? event.check] : []))
const pages = (events: Events) =>
  events.flatMap((event) => (event.type === 'page-shown' && event.page.kind === 'app' ? [event.page] : []))

describe('one sign-in, two resources', () => {
  it('asks for a name, a password, a code and consent once', async () => {
    const { answers: given, outcome } = await play()
    expect(given.map(({ prompt }) => prompt)).toEqual(['username', 'password', 'totp', 'consent', 'next'])
    expect(outcome.says).toBe(
      'Ada Nilsen typed a password once, and was asked for consent once. Microsoft Graph has shown a group, and Azure Resource Manager has shown a storage account, each by a token of its own.',
    )
  })

  it('consents on one page to permissions of both APIs', async () => {
    const { events } = await play()
    const [page] = events.flatMap((event) =>
      event.type === 'page-shown' && event.page.kind === 'consent' ? [event.page] : [],
    )
    expect(page?.permissions.map(({ value }) => value)).toEqual(
      expect.arrayContaining(['User.ReadBasic.All', 'user_impersonation']),
    )
    // It takes an administrator, who has granted it before.
    expect(page?.permissions.map(({ value }) => value)).not.toContain('GroupMember.Read.All')
  })

  it('the code becomes a token for one API, and the refresh token one for the other', async () => {
    const { events } = await play()
    const [first, second] = forms(events)
    expect(first).toMatchObject({ grant_type: 'authorization_code' })
    expect(first?.scope).not.toContain('management.azure.com')
    expect(second).toMatchObject({
      grant_type: 'refresh_token',
      scope: 'https://management.azure.com/user_impersonation',
    })
  })

  it('each API sees a token with its own name and permissions, about the same person, for the same app', async () => {
    const { events } = await play()
    const [graph] = shown(events, ID.graph)
    const [azure] = shown(events, ID.resourceManager)
    expect(graph).toMatchObject({ aud: 'https://graph.microsoft.com', oid: ada.id, appid: inventory.appId })
    expect(azure).toMatchObject({
      aud: 'https://management.azure.com',
      oid: ada.id,
      appid: inventory.appId,
      scp: 'user_impersonation',
    })
    expect(String(graph?.scp).split(' ')).toEqual(
      expect.arrayContaining(['User.ReadBasic.All', 'GroupMember.Read.All']),
    )
    // Roles of Azure are no claims of either.
    expect(JSON.stringify([graph, azure])).not.toContain('Reader')
  })

  it('Microsoft Graph says who is in the group to which Azure has given a role', async () => {
    const { events } = await play()
    const [{ body } = { body: undefined }] = answers(events, ID.graph)
    expect(body).toMatchObject({
      value: [
        { displayName: 'Finance', members: [{ displayName: 'Ada Nilsen' }, { displayName: 'Chidi Okafor' }] },
      ],
    })
    expect(pages(events)[0]?.table?.rows).toEqual([
      ['ada@contoso.example', 'user'],
      ['chidi@contoso.example', 'user'],
    ])
    const { facts } = diagram(events, events.length)
    const told = facts.map(({ from, type, to, label }) => `${from} ${type} ${to} ${label}`)
    expect(told).toContain(`${ID.group} azureRoleAssignment ${ID.resourceManager} Reader of rg-reports`)
    expect(told.some((line) => line.startsWith(`${ID.person} memberOf ${ID.group}`))).toBe(true)
  })

  it('each access token is known to the app and to the API that it is for', async () => {
    const { events } = await play()
    const known = knowledge(events, events.length).filter(({ kind }) => kind === 'access-token')
    expect(known.map(({ knownTo }) => [...knownTo].sort())).toEqual([
      [ID.app, ID.graph, ID.identityProvider].sort(),
      [ID.app, ID.identityProvider, ID.resourceManager].sort(),
    ])
  })

  it('goes on from its end, with the tokens that are there; and two hours later with others', async () => {
    const { answers: given, offer } = await play()
    expect(offer?.page.kind === 'app' && offer.page.offers?.map(({ id }) => id)).toEqual([
      'account',
      'directory',
    ])
    const next = (choose: string, afterSeconds = 5): Given => ({
      prompt: 'next',
      value: { choose },
      afterSeconds,
    })
    const soon = await play({}, [...given, next('directory'), next('account')])
    expect(forms(soon.events)).toHaveLength(2)
    expect(shown(soon.events, ID.graph)).toHaveLength(2)
    const later = await play({}, [...given, next('directory', 7_200), next('account')])
    expect(forms(later.events).map((form) => form.grant_type)).toEqual([
      'authorization_code',
      'refresh_token',
      'refresh_token',
      'refresh_token',
    ])
    expect(later.outcome.result).toBe('completed')
  })

  it('somebody who is not in Finance signs in as well, and Azure lets them see nothing', async () => {
    const { result } = await completeRun(flow, { seed: 1 }, 'bo.admin@contoso.example')
    if (result.status !== 'ended') throw new Error(result.status)
    expect(answers(result.events, ID.graph)[0]?.status).toBe(200)
    expect(result.outcome).toMatchObject({ result: 'refused', by: ID.resourceManager })
  })
})

describe('what is wrong is refused by whoever must notice', () => {
  it.each<[string, Switches, readonly (number | string)[], object]>([
    [
      'permissions of two APIs in a token request',
      { tokenRequest: 'both' },
      [28000, 28000],
      { by: ID.identityProvider, code: 28000 },
    ],
    [
      'a token for Microsoft Graph at Azure',
      { shows: 'graphs-everywhere' },
      ['audience'],
      { by: ID.resourceManager, error: 'invalid_token' },
    ],
    [
      'a token for Azure at Microsoft Graph',
      { shows: 'azures-everywhere' },
      ['audience'],
      { by: ID.graph, error: 'invalid_token' },
    ],
    [
      'no permission for groups',
      { graphPermission: 'users-alone' },
      ['permission'],
      { by: ID.graph, error: 'insufficient_scope' },
    ],
    ['a role for something else', { role: 'elsewhere' }, ['azure-role'], { by: ID.resourceManager }],
    ['no role', { role: 'none' }, ['azure-role'], { by: ID.resourceManager }],
    [
      'a role of the directory, and none of Azure',
      { role: 'directory-role' },
      ['azure-role'],
      { by: ID.resourceManager },
    ],
    [
      'an account that was disabled in between',
      { meanwhile: 'account-disabled' },
      [50057, 50057],
      { by: ID.identityProvider, code: 50057 },
    ],
    [
      'somebody who was taken out of the group in between: the token is given, and the door is closed',
      { meanwhile: 'removed-from-group' },
      ['azure-role'],
      { by: ID.resourceManager },
    ],
  ])('%s', async (_what, switches, failed, refusal) => {
    const { events, outcome } = await play(switches)
    expect(codes(events)).toEqual(failed)
    expect(outcome).toMatchObject({ result: 'refused', ...refusal })
    expect(decidingCheck(events)?.check).toBeDefined()
  })

  it.each([
    [ID.graph, { graphPermission: 'users-alone' }, 403, 'Authorization_RequestDenied'],
    [ID.graph, { shows: 'azures-everywhere' }, 401, 'InvalidAuthenticationToken'],
    [ID.resourceManager, { shows: 'graphs-everywhere' }, 401, 'InvalidAuthenticationTokenAudience'],
    [ID.resourceManager, { role: 'none' }, 403, 'AuthorizationFailed'],
  ] as const)('%s refuses in words of its own under %j', async (api, switches, status, code) => {
    const { events } = await play(switches)
    expect(answers(events, api)[0]).toMatchObject({ status, body: { error: { code } } })
  })

  it('one closed door closes no other', async () => {
    const users = await play({ graphPermission: 'users-alone' })
    expect(answers(users.events, ID.resourceManager)[0]?.status).toBe(200)
    const roles = await play({ role: 'none' })
    expect(answers(roles.events, ID.graph)[0]?.status).toBe(200)
  })

  it('an API that does not look for whom a token is takes that for Microsoft Graph', async () => {
    const { events, outcome } = await play({ shows: 'graphs-everywhere', azure: 'does-not-look' })
    expect(shown(events, ID.resourceManager)[0]?.aud).toBe('https://graph.microsoft.com')
    expect(outcome.says).toContain('both by the same token')
  })
})

describe('where only the person can help, Inventory asks', () => {
  it.each<[string, Switches, number, string[]]>([
    ['for consent that the sign-in did not ask for', { signIn: 'graph-alone' }, 65001, ['consent']],
    ['for consent that was taken back', { meanwhile: 'consent-withdrawn' }, 65001, ['consent']],
    [
      'for another sign-in where all were revoked',
      { meanwhile: 'sessions-revoked' },
      50173,
      ['password', 'totp'],
    ],
  ])('%s', async (_what, switches, code, asked) => {
    const { events, outcome, answers: given } = await play(switches)
    expect(codes(events)).toEqual([code])
    const first = given.findIndex(({ prompt }) => prompt === 'next')
    expect(given.slice(first + 1).map(({ prompt }) => prompt)).toEqual(asked)
    expect(outcome.result).toBe('completed')
  })

  it('a no leaves what was there', async () => {
    const { events, answers: given } = await play({ signIn: 'graph-alone' })
    const before = given.slice(0, given.findIndex(({ prompt }) => prompt === 'next') + 1)
    const no: Given = { prompt: 'consent', value: { accept: false } }
    const declined = await play({ signIn: 'graph-alone' }, [...before, no])
    expect(declined.outcome).toMatchObject({ result: 'refused', code: 65004 })
    expect(shown(declined.events, ID.graph)).toEqual(shown(events, ID.graph))
    const again = await play({ signIn: 'graph-alone' }, [
      ...before,
      no,
      { prompt: 'next', value: { choose: 'directory' } },
    ])
    expect(answers(again.events, ID.graph).map(({ status }) => status)).toEqual([200, 200])
    expect(again.answers.filter(({ prompt }) => prompt === 'password')).toHaveLength(1)
  })
})
