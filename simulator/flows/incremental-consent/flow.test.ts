import { decodeJwt } from 'jose'
import { describe, expect, it } from 'vitest'
import { completeRun } from '../../run/complete'
import type { Switches } from '../../run/flow'
import { tenantsAt } from '../../run/tenants-at'
import type { EventOf, TraceEvent } from '../../trace/event'
import { decidingCheck } from '../../trace/select/why'
import { flow } from './flow'
import { orgChartInstance } from './tenant'

type Events = readonly TraceEvent[]

async function play(switches: Switches = {}) {
  const { result } = await completeRun(flow, { seed: 1, switches })
  if (result.status !== 'ended') throw new Error(`${result.status}: ${'says' in result ? result.says : ''}`)
  return { events: result.events, outcome: result.outcome }
}

const codes = (events: Events) =>
  events.flatMap((event) => (event.type === 'check-failed' ? [event.error.code ?? event.check] : []))
/** What each consent page listed, in order. */
const pages = (events: Events) =>
  events.flatMap((event) =>
    event.type === 'page-shown' && event.page.kind === 'consent'
      ? [event.page.permissions.map(({ value }) => value).join(' ')]
      : [],
  )
const scopes = (events: Events) =>
  events
    .filter(
      (event): event is EventOf<'token-issued'> =>
        event.type === 'token-issued' && event.token === 'access-token',
    )
    .map(({ value }) => String(decodeJwt(value).scp).split(' '))
/** What Org Chart has been granted at the end: for whom, and what. */
const grants = (events: Events) =>
  (tenantsAt(flow, events)[0]?.oauth2PermissionGrants ?? [])
    .filter(({ clientId }) => clientId === orgChartInstance.id)
    .map(({ consentType, scope }) => `${consentType}: ${scope}`)
const shown = (events: Events) =>
  events.flatMap((event) =>
    event.type === 'page-shown' && event.page.kind === 'app' ? [event.page.lines.join(' ')] : [],
  )

const SIGN_IN = 'openid profile offline_access'
const BASIC = 'User.ReadBasic.All'

describe('the consent page', () => {
  it.each<[string, Switches, readonly string[]]>([
    ['what is needed, and then what is new', {}, [`${SIGN_IN} User.Read`, BASIC]],
    ['all at once, and nothing afterwards', { first: 'everything' }, [`${SIGN_IN} User.Read ${BASIC}`]],
    ['with .default all that is registered', { first: 'default' }, [`${SIGN_IN} User.Read ${BASIC}`]],
    ['only what an administrator has not granted', { earlier: 'granted' }, [BASIC]],
    [
      'with prompt=consent all that is asked for',
      { prompt: 'consent' },
      [`${SIGN_IN} User.Read`, `${SIGN_IN} ${BASIC}`],
    ],
    ['not at all with .default where anything is granted', { earlier: 'granted', more: 'default' }, []],
  ])('lists %s', async (_what, switches, expected) => {
    const sorted = (page: string) => page.split(' ').sort()
    expect(pages((await play(switches)).events).map(sorted)).toEqual(expected.map(sorted))
  })
})

describe('what was granted', () => {
  it('adds up in one grant for the person', async () => {
    const { events } = await play()
    expect(grants(events)).toEqual([`Principal: ${SIGN_IN} User.Read ${BASIC}`])
    const writes = events.filter((event) => event.type === 'directory-changed')
    expect(new Set(writes.map(({ id }) => id)).size).toBe(1)
  })

  it('stands beside what an administrator granted for everybody, and does not repeat it', async () => {
    const { events } = await play({ earlier: 'granted' })
    expect(grants(events)).toEqual([`AllPrincipals: ${SIGN_IN} User.Read`, `Principal: ${BASIC}`])
  })

  it('stays after a no to something new: the app hears it, and its own page still opens', async () => {
    const { events, outcome } = await play({ answer: 'declined' })
    expect(codes(events)).toEqual([65004])
    expect(grants(events)).toEqual([`Principal: ${SIGN_IN} User.Read`])
    expect(outcome).toMatchObject({
      result: 'completed',
      says: 'Ada Nilsen was asked twice: for 4 permissions; then for 1 permission, and said no. Org Chart could not show a colleague.',
    })
    expect(shown(events).at(-1)).toBe('This is your own page.')
  })
})

it.each<[Switches, string]>([
  [{}, 'was asked twice: for 4 permissions; then for 1 permission. Org Chart has shown a colleague.'],
  [
    { prompt: 'consent' },
    'was asked twice: for 4 permissions; then for 4 permissions. Org Chart has shown a colleague.',
  ],
  [{ first: 'everything' }, 'was asked once: for 5 permissions. Org Chart has shown a colleague.'],
  [{ earlier: 'granted', more: 'default' }, 'was asked for nothing. Org Chart could not show a colleague.'],
])('%j: how often somebody was asked, for how many, and what came of it', async (switches, says) => {
  expect((await play(switches)).outcome.says).toBe(`Ada Nilsen ${says}`)
})

it('what Graph does not show is refused by Graph, and told as that', async () => {
  const { events } = await play({ earlier: 'granted', more: 'default' })
  const check = decidingCheck(events)
  expect(check).toMatchObject({ actor: 'graph', check: 'look-at-others' })
  expect(check?.says).toMatch(/^scp is openid profile User\.Read: /)
})

describe('a no', () => {
  it.each<[string, Switches, readonly string[], readonly string[], string]>([
    ['what is new', {}, ['Principal: openid profile offline_access User.Read'], [BASIC], 'completed'],
    [
      'all, where all is asked for at once',
      { first: 'everything' },
      [],
      [`${SIGN_IN} User.Read ${BASIC}`],
      'refused',
    ],
    ['all that is registered', { first: 'default' }, [], [`${SIGN_IN} User.Read ${BASIC}`], 'refused'],
  ])('is to %s', async (_what, switches, granted, last, result) => {
    const sorted = (page: string) => page.split(' ').sort()
    const { events, outcome } = await play({ ...switches, answer: 'declined' })
    expect(codes(events)).toEqual([65004])
    expect(grants(events)).toEqual(granted)
    expect(pages(events).slice(-1).map(sorted)).toEqual(last.map(sorted))
    expect(outcome.result).toBe(result)
  })
})

describe('tokens', () => {
  it('have all that is granted by then, whatever their request named', async () => {
    const [first, second] = scopes((await play()).events)
    expect(first).toContain('User.Read')
    expect(first).not.toContain(BASIC)
    expect(second).toContain(BASIC)
    expect(second).toContain('User.Read')
  })

  it('for .default have all that is granted, and no more: the colleague stays closed', async () => {
    const { events, outcome } = await play({ earlier: 'granted', more: 'default' })
    expect(scopes(events).at(-1)).toEqual(['openid', 'profile', 'User.Read'])
    expect(shown(events).some((line) => line.includes('Emil'))).toBe(false)
    expect(pages(events)).toEqual([])
    expect(outcome.result).toBe('completed')
  })
})
