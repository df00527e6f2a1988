import { decodeJwt } from 'jose'
import { describe, expect, it } from 'vitest'
import { completeRun } from '../../run/complete'
import type { Flow, RunInput, Switches } from '../../run/flow'
import type { Intervention } from '../../run/intervention'
import { tenantsAt } from '../../run/tenants-at'
import type { EventOf, TraceEvent } from '../../trace/event'
import { diagram } from '../../trace/select/diagram'
import { FABRIKAM, ID } from './cast'
import { flow } from './flow'
import { person } from './person'
import { contoso, fabrikam, quotes, quotesInFabrikam } from './tenant'

type Events = readonly TraceEvent[]

/** The sensible person's run, or what comes of other choices on the pages of Quotes, in order. */
async function play(
  switches: Switches = {},
  more: Partial<RunInput> & { choices?: string[]; as?: string } = {},
) {
  const { choices, as, ...input } = more
  const next = ({ before }: { readonly before: number }) => {
    const choose = choices?.[before]
    return choose === undefined ? undefined : ({ prompt: 'next', value: { choose } } as const)
  }
  const answers = { ...person.answers, next }
  const told: Flow = choices ? { ...flow, people: { [ID.person]: { ...person, answers } } } : flow
  const { result } = await completeRun(told, { seed: 1, switches, ...input }, as)
  if (result.status !== 'ended') throw new Error(`${result.status}: ${'says' in result ? result.says : ''}`)
  expect(result.unusable).toBeUndefined()
  expect(result.unreached).toEqual([])
  return { events: result.events, outcome: result.outcome }
}

const KNOWS = { fabrikam: 'knows-it' }
const idp = (code: number) => ({ result: 'refused', by: ID.identityProvider, code })
const DONE = { result: 'completed' }

const codes = (events: Events) =>
  events.flatMap((event) => (event.type === 'check-failed' ? [event.error.code ?? event.check] : []))
const asked = (events: Events) =>
  events.flatMap((event) => (event.type === 'prompt-answered' ? [event.prompt] : []))
const issued = (events: Events, token: string) =>
  events.filter(
    (event): event is EventOf<'token-issued'> => event.type === 'token-issued' && event.token === token,
  )
const claims = (events: Events, token: string) => decodeJwt(issued(events, token).at(-1)?.value ?? '')
const made = (events: Events, collection: string) =>
  events.flatMap((event) =>
    event.type === 'directory-changed' && event.collection === collection && event.actor !== 'outside'
      ? [event]
      : [],
  )
const instances = (events: Events) =>
  tenantsAt(flow, events).map(
    ({ servicePrincipals }) => servicePrincipals.filter(({ appId }) => appId === quotes.appId).length,
  )

describe('who is let in, and by which code who is not', () => {
  it.each<[string, Switches, object]>([
    ['another tenant, at organizations', {}, DONE],
    ['another tenant, at common', { address: 'common' }, DONE],
    ['another tenant, at its own address', { address: 'fabrikam' }, DONE],
    ['another tenant, at the address of Contoso', { address: 'contoso' }, idp(50020)],
    ['Contoso, at organizations', { who: 'of-contoso' }, DONE],
    ['Contoso, at its own address', { who: 'of-contoso', address: 'contoso' }, DONE],
    ['Contoso, at the address of Fabrikam', { who: 'of-contoso', address: 'fabrikam' }, idp(50020)],
  ])('multitenant: %s', async (_what, switches, outcome) => {
    expect((await play(switches)).outcome).toMatchObject(outcome)
  })

  it.each<[string, Switches, object]>([
    ['another tenant, at organizations', {}, idp(50194)],
    ['another tenant, at common', { address: 'common' }, idp(50194)],
    ['another tenant, at its own address', { address: 'fabrikam' }, idp(700016)],
    ['another tenant, with an instance left', { address: 'fabrikam', ...KNOWS }, idp(700016)],
    ['another tenant, at the address of Contoso', { address: 'contoso' }, idp(50020)],
    ['Contoso, at organizations', { who: 'of-contoso' }, idp(50194)],
    ['Contoso, at its own address', { who: 'of-contoso', address: 'contoso' }, DONE],
  ])('single-tenant: %s', async (_what, switches, outcome) => {
    const { outcome: came } = await play({ audience: 'single-tenant', ...switches })
    expect(came).toMatchObject(outcome)
  })

  it('a guest who has not accepted the invitation of Contoso comes in as one of Fabrikam', async () => {
    const { outcome } = await play({}, { as: 'gil@fabrikam.example' })
    expect(outcome.says).toBe('Gil Moreau of Fabrikam is signed in to Quotes and reads its prices.')
    expect((await play({ address: 'contoso' }, { as: 'gil@fabrikam.example' })).outcome).toMatchObject(
      idp(50014),
    )
  })
})

describe('the instance', () => {
  it('comes by consent, in the tenant of whoever consents, as a copy with an id of its own', async () => {
    const { events } = await play()
    const [instance, ...others] = made(events, 'servicePrincipals')
    expect(others).toEqual([])
    expect(instance).toMatchObject({
      in: FABRIKAM,
      after: {
        appId: quotes.appId,
        displayName: 'Quotes',
        appOwnerOrganizationId: contoso.organization.id,
        servicePrincipalType: 'Application',
      },
    })
    expect(instances(events)).toEqual([1, 1])
    const grants = made(events, 'oauth2PermissionGrants').map(({ after }) => after)
    expect(grants).toMatchObject([
      { clientId: instance?.id, consentType: 'Principal', scope: 'openid profile offline_access' },
      { clientId: instance?.id, consentType: 'Principal', scope: 'Quotes.Read' },
    ])
  })

  it.each<[string, Switches, readonly number[]]>([
    ['declined', { consent: 'declined' }, [1, 0]],
    ['without the API', { fabrikam: 'lacks-the-api' }, [1, 0]],
    ['asked of Contoso, which has one', { who: 'of-contoso' }, [1, 0]],
    ['let in before', KNOWS, [1, 1]],
  ])('%s: none is made', async (_what, switches, counts) => {
    const { events } = await play(switches)
    expect(made(events, 'servicePrincipals')).toEqual([])
    expect(instances(events)).toEqual(counts)
  })

  it('is in the picture while it is there, tied to the application in the other tenant', async () => {
    const { events } = await play({ ...KNOWS, later: 'instance-removed' })
    const inPicture = (seq: number) =>
      diagram(events, seq).parties.some(({ id }) => id === ID.instanceInFabrikam)
    const changes = events.flatMap((event) =>
      event.type === 'directory-changed' && event.collection === 'servicePrincipals' ? [event.seq] : [],
    )
    expect(changes.map((seq) => [inPicture(seq - 1), inPicture(seq)])).toEqual([
      [false, true],
      [true, false],
      [false, true],
    ])
    const { facts } = diagram(events, events.length)
    const of = (from: string) => facts.filter((fact) => fact.from === from).map(({ type, to }) => [type, to])
    expect(of(ID.instanceInFabrikam)).toContainEqual(['instanceOf', ID.application])
    expect(of(ID.instance)).toContainEqual(['instanceOf', ID.application])
  })
})

describe('tokens', () => {
  it('are of the tenant of whoever signs in, for the same two applications', async () => {
    const [hana, ada] = await Promise.all([play(), play({ who: 'of-contoso' })])
    for (const token of ['id-token', 'access-token']) {
      expect(claims(hana.events, token).tid).toBe(fabrikam.organization.id)
      expect(claims(ada.events, token).tid).toBe(contoso.organization.id)
      expect(claims(hana.events, token).aud).toBe(claims(ada.events, token).aud)
      expect(claims(hana.events, token).sub).not.toBe(claims(ada.events, token).sub)
    }
  })

  it('that name one tenant in tid and another in iss are not accepted by Quotes', async () => {
    const mixed: Intervention = {
      when: { message: 1, from: ID.identityProvider, to: ID.server, path: '/token' },
      do: 'edit',
      edits: [
        {
          in: 'json',
          name: 'id_token',
          jwt: { part: 'claims', member: 'tid', signed: 'old' },
          set: contoso.organization.id,
        },
      ],
    }
    const { events, outcome } = await play({}, { interventions: [mixed] })
    expect(outcome).toMatchObject({ result: 'refused', by: ID.server })
    const failed = events.findLast((event) => event.type === 'check-failed')
    expect(failed?.type === 'check-failed' && failed.compared).toMatchObject({
      expected: `https://login.entra.example/${contoso.organization.id}/v2.0`,
      came: `https://login.entra.example/${fabrikam.organization.id}/v2.0`,
    })
  })
})

describe('the API', () => {
  it('refuses somebody of a tenant that is no customer, and says whose token it is', async () => {
    const { outcome, events } = await play({ customer: 'no' })
    expect(outcome).toMatchObject({ result: 'refused', by: ID.api, error: 'invalid_token' })
    expect(codes(events)).toEqual(['tenant'])
  })

  it('serves its own people all the same', async () => {
    expect((await play({ customer: 'no', who: 'of-contoso' })).outcome).toMatchObject(DONE)
  })

  it('that does not look at tid gives its prices to anybody', async () => {
    const { outcome, events } = await play({ customer: 'no', tenantCheck: 'left-out' })
    expect(outcome).toEqual({
      result: 'completed',
      says: 'Hana Sato of Fabrikam is signed in to Quotes and reads its prices, and Fabrikam is no customer: nobody looked at tid.',
    })
    const shown = events.findLast((event) => event.type === 'page-shown')
    expect(shown?.type === 'page-shown' && shown.page.kind === 'app' && shown.page.table?.rows).toHaveLength(
      3,
    )
  })
})

describe('what is looked up each time', () => {
  it.each<[string, Switches, readonly unknown[], object]>([
    ['the instance is removed', { later: 'instance-removed' }, [700016], DONE],
    ['what was granted is withdrawn', { later: 'grant-removed' }, [65001], DONE],
    ['Contoso keeps Quotes to itself', { later: 'single-tenant' }, [700016, 50194], idp(50194)],
  ])(
    '%s: the refresh token is worth nothing; the next sign-in says so',
    async (_what, later, failed, end) => {
      const { events, outcome } = await play({ ...KNOWS, ...later })
      expect(codes(events)).toEqual(failed)
      expect(outcome).toMatchObject(end)
      // Signed in without a word before, and asked for consent afterwards.
      const kinds = asked(events)
      expect(kinds.slice(0, 4)).toEqual(['username', 'password', 'totp', 'next'])
      expect(kinds.includes('consent')).toBe(end === DONE)
    },
  )

  it('an access token that Quotes has read with is not asked about again: nothing was taken back from it', async () => {
    const { events } = await play({ ...KNOWS }, { choices: ['again', 'again'] })
    expect(codes(events)).toEqual([])
    expect(issued(events, 'access-token')).toHaveLength(3)
  })

  it('a reader who removes the instance between two steps is told at the next one', async () => {
    const removed: Intervention = {
      when: { after: 4 },
      do: 'remove',
      in: FABRIKAM,
      collection: 'servicePrincipals',
      id: quotesInFabrikam.id,
    }
    const { events } = await play(KNOWS, { choices: ['again'], interventions: [removed] })
    expect(codes(events)).toEqual([700016])
  })

  it('only the tenant that lost its instance breaks', async () => {
    const lost = (collection: 'servicePrincipals', id: string, place?: string): Intervention => ({
      when: { at: 'start' },
      do: 'remove',
      collection,
      id,
      ...(place && { in: place }),
    })
    const home = contoso.servicePrincipals.find(({ appId }) => appId === quotes.appId)?.id ?? ''
    const gone = [lost('servicePrincipals', home)]
    expect((await play(KNOWS, { interventions: gone })).outcome).toMatchObject(DONE)
    const own = { ...KNOWS, who: 'of-contoso', address: 'contoso' }
    expect((await play(own, { interventions: gone })).outcome).toMatchObject(idp(7000229))
  })
})

it('no page of Quotes opens without a session', async () => {
  const elsewhere: Intervention = {
    when: { message: 1, from: ID.browser, to: ID.server, path: '/again' },
    do: 'edit',
    edits: [{ in: 'header', name: 'Cookie', remove: true }],
  }
  const { outcome } = await play(KNOWS, { choices: ['again'], interventions: [elsewhere] })
  expect(outcome.result).toBe('refused')
})
