import { beforeAll, describe, expect, it } from 'vitest'
import { flow } from '../../flows/authorization-code-pkce/flow'
import { narration } from '../../flows/authorization-code-pkce/narration'
import { catalogue } from '../../flows/catalogue'
import { settingsOf } from '../../flows/testing/settings'
import { completeRun } from '../../run/complete'
import type { TraceEvent } from '../event'
import { diagram } from './diagram'
import { knowledge } from './knowledge'
import { message } from './message'
import { browser, phone } from './screens'
import { specLink } from './spec'
import type { Cargo, Step } from './step'
import { currentStep, lastSeqAt, stepEventOf, steps } from './steps'
import { tokens } from './token'
import { causes, checksOf, decidingCheck, why } from './why'

async function story(
  switches: Record<string, string> = {},
): Promise<{ events: readonly TraceEvent[]; list: Step[] }> {
  const { result } = await completeRun(flow, { seed: 1, switches })
  return { events: result.events, list: steps(result.events, narration) }
}

let events: readonly TraceEvent[]
let list: Step[]
beforeAll(async () => {
  ;({ events, list } = await story())
})

const carrying = (cargo: Cargo) =>
  list.filter((step) => step.cargo.includes(cargo)).map((step) => `${step.from} -> ${step.to}`)

describe('the steps of a sign-in', () => {
  it('cover the whole trace, each event once', () => {
    expect(list[0]?.seq).toBe(1)
    for (const [index, step] of list.entries()) expect(step.seq).toBe((list[index - 1]?.lastSeq ?? 0) + 1)
    expect(lastSeqAt(list, list.length)).toBe(events.length - 1)
  })

  it('go through the chapters in order', () => {
    const chapters = narration.chapters.map(({ id }) => id)
    expect([...new Set(list.map((step) => step.chapter))]).toEqual(chapters.filter((id) => id !== 'again'))
  })

  it('show the code on both channels, and the tokens on the back channel only', () => {
    expect(carrying('authorization-code')).toEqual([
      'identity-provider -> browser',
      'browser -> expenses',
      'expenses -> identity-provider',
    ])
    expect(carrying('id-token')).toEqual(['identity-provider -> expenses'])
    expect(carrying('access-token')).toEqual(['identity-provider -> expenses', 'expenses -> expenses-api'])
    expect(carrying('refresh-token')).toEqual(['identity-provider -> expenses'])
  })

  it('mark nothing as refused when nothing is', () => {
    expect(list.filter((step) => step.refused)).toEqual([])
  })

  it.each<[Record<string, string>, string[]]>([
    [{ accessTokenAudience: 'graph' }, ['The Expenses API refuses: 401', 'Expenses cannot go on']],
    [{ redirectUri: 'other-path' }, ['The identity provider refuses: AADSTS50011']],
    [{ password: 'wrong-once' }, ['The identity provider does not accept that password']],
    [{ state: 'tampered' }, ['Expenses cannot go on']],
  ])('mark the message that says no: %j', async (switches, titles) => {
    expect((await story(switches)).list.filter((step) => step.refused).map((step) => step.title)).toEqual(
      titles,
    )
  })

  it('count: before the first step the run has begun, in the middle of a step it is the current one', () => {
    expect(lastSeqAt(list, 0)).toBe(0)
    expect(lastSeqAt(list, 2.5)).toBe(list[1]?.lastSeq)
    expect(currentStep(list, 2.5)?.index).toBe(2)
    expect(currentStep(list, 3)?.index).toBe(2)
  })
})

describe('the diagram', () => {
  it('has the grant as an edge only after consent created it', () => {
    const granted =
      events.findLast(
        (event) => event.type === 'directory-changed' && event.collection === 'oauth2PermissionGrants',
      )?.seq ?? 0
    const grants = (seq: number) =>
      diagram(events, seq).facts.filter((fact) => fact.type === 'oauth2PermissionGrant')
    expect(grants(granted - 1)).toEqual([])
    expect(grants(granted)).toMatchObject([{ from: 'expenses', to: 'expenses-api', label: 'Expenses.Read' }])
  })

  it('has a lane for every way a message takes, front and back channel told apart', () => {
    expect(diagram(events, 0).lanes.map(({ id }) => id)).toEqual([
      'front:browser:expenses',
      'back:expenses:identity-provider',
      'front:browser:identity-provider',
      'back:expenses:expenses-api',
      'back:expenses-api:identity-provider',
    ])
  })
})

describe('who knows what', () => {
  const knownTo = (kind: string) =>
    knowledge(events, events.length).find((secret) => secret.kind === kind)?.knownTo

  it.each([
    ['password', ['person', 'browser', 'identity-provider']],
    ['one-time-code', ['phone', 'browser', 'identity-provider', 'person']],
    ['authorization-code', ['identity-provider', 'browser', 'expenses']],
    ['code-verifier', ['expenses', 'identity-provider']],
    ['client-secret', ['expenses', 'identity-provider']],
    ['id-token', ['identity-provider', 'expenses']],
    ['access-token', ['identity-provider', 'expenses', 'expenses-api']],
    ['refresh-token', ['identity-provider', 'expenses']],
  ])('%s: %j', (kind, parties) => {
    expect(knownTo(kind)).toEqual(parties)
  })

  it('takes whatever somebody types for a code', async () => {
    const { result } = await completeRun(flow, {
      seed: 1,
      answers: [
        { prompt: 'username', value: { username: 'ada@contoso.example' } },
        { prompt: 'password', value: { password: 'Harbour-Lantern-42' } },
        { prompt: 'totp', value: { code: '(((' } },
      ],
    })
    const typed = knowledge(result.events, result.events.length).find((secret) => secret.value === '(((')
    expect(typed?.knownTo).toEqual(['person', 'browser', 'identity-provider'])
  })

  it('in a single-page app the tokens are in the browser', async () => {
    const page = (await story({ client: 'single-page-app' })).events
    expect(knowledge(page, page.length).find((secret) => secret.kind === 'access-token')?.knownTo).toContain(
      'browser',
    )
  })
})

describe('the checks of a message', () => {
  it('stand under the message they follow from, whoever made them', () => {
    const under = (title: string) =>
      checksOf(events, list.find((step) => step.title.startsWith(title))?.seq ?? -1).map(({ check }) => check)
    expect(under('The browser carries the answer to Expenses')).toEqual(['state-matches'])
    expect(under('The identity provider answers with an ID token')).toEqual(['id-token-claims'])
    expect(under('Expenses shows the access token')).toContain('token-present')
  })

  it('are all there, each once', () => {
    const made = events.filter(({ type }) => type === 'check-passed' || type === 'check-failed').length
    expect(list.flatMap((step) => checksOf(events, step.seq))).toHaveLength(made)
  })
})

describe('a message taken apart', () => {
  it('explains every parameter of the authorization request', () => {
    const sent = list.find((step) =>
      step.title.startsWith('The browser asks the identity provider for a sign-in'),
    )
    const fields = message(events, sent?.seq ?? -1)?.url?.query ?? []
    expect(fields.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['client_id', 'redirect_uri', 'scope', 'state', 'nonce', 'code_challenge']),
    )
    for (const field of fields)
      expect(field, field.name).toMatchObject({
        says: expect.stringMatching(/\.$/),
        spec: expect.any(String),
      })
  })

  it('knows the code in a redirect as the token it is', () => {
    const back = list.find((step) => step.cargo.includes('authorization-code'))
    const code = message(events, back?.seq ?? -1)?.location?.query.find(({ name }) => name === 'code')
    expect(events[code?.token ?? -1]).toMatchObject({
      type: 'token-issued',
      token: 'authorization-code',
      value: code?.value,
    })
  })

  it('explains the digits from the phone as digits, and the code in the form as a code', () => {
    const codes = events.flatMap(({ seq }) =>
      (message(events, seq)?.body.form ?? []).filter(({ name }) => name === 'code'),
    )
    expect(codes.map(({ says }) => says?.split(/[:.]/)[0])).toEqual([
      'The digits that the person typed from their authenticator app',
      'The authorization code',
    ])
  })

  it('takes each published key apart', () => {
    const published = events
      .map(({ seq }) => message(events, seq)?.body.json ?? [])
      .find((fields) => fields.some(({ name }) => name === 'keys'))
    expect(published?.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['keys', 'keys[0].kid', 'keys[0].n', 'keys[0].e']),
    )
    expect(published?.find(({ name }) => name === 'keys[0].e')).toMatchObject({
      value: 'AQAB',
      says: expect.stringContaining('65537'),
    })
  })

  it('has a link for every reference that appears', () => {
    const refs = events.flatMap((event) => ('spec' in event ? [event.spec] : []))
    for (const ref of [...refs, ...narration.specs]) expect(specLink(ref).href, ref).toMatch(/^https:\/\//)
  })
})

describe('a token taken apart', () => {
  it('says for each claim where it comes from and who reads it', () => {
    for (const token of tokens(events, events.length).filter(
      ({ kind }) => kind === 'id-token' || kind === 'access-token',
    )) {
      expect(token.claims.length).toBeGreaterThan(8)
      for (const claim of token.claims)
        expect(claim, `${token.kind} ${claim.name}`).toMatchObject({
          source: expect.any(String),
          readBy: expect.any(String),
          says: expect.any(String),
        })
    }
  })
})

describe('the screens', () => {
  it('show the page and the address of the moment', () => {
    const asks = list.find((step) => step.title.includes('asks for the password'))
    const view = browser(events, asks?.lastSeq ?? -1, 'browser')
    expect(view).toMatchObject({ loading: false, page: { kind: 'password' } })
    expect(new URL(view.url).host).toBe('login.entra.example')
    expect(browser(events, 0, 'browser')).toEqual({ url: '', page: undefined, loading: false })
  })

  it('show no code on the phone before there is one', () => {
    const shown = events.find((event) => event.type === 'code-displayed')?.seq ?? 0
    expect(phone(events, shown - 1, 'person')).toBeUndefined()
    expect(phone(events, shown, 'person')?.code).toMatch(/^\d{6}$/)
  })
})

describe('why', () => {
  it('leads from the refusal back to the first click', async () => {
    const broken = (await story({ codeVerifier: 'wrong' })).events
    const chain = why(broken)
    expect(chain[0]?.type).toBe('run-started')
    expect(chain.at(-1)).toBe(decidingCheck(broken))
    expect(chain.some((event) => event.type === 'tampered')).toBe(true)
  })

  it('is empty when nothing was refused', () => {
    expect(why(events)).toEqual([])
    expect(causes(events, 0)).toHaveLength(1)
  })
})

describe('tokens that are no ID tokens', () => {
  const tokensOf = async (switches: Record<string, string>) => {
    const job = (await import('../../flows/client-credentials/flow')).flow
    const { events: all } = (await completeRun(job, { seed: 1, switches })).result
    return { all, issued: tokens(all, all.length) }
  }

  it('the token of a job is called that', async () => {
    const { issued } = await tokensOf({ credential: 'federated' })
    expect(issued.map(({ kind, called }) => called ?? kind)).toEqual(['token of the job', 'access-token'])
  })

  it('a client assertion is taken apart, and the form that carries it leads there', async () => {
    const { all, issued } = await tokensOf({ credential: 'certificate' })
    const [assertion] = issued
    expect(assertion?.kind).toBe('client-assertion')
    expect(assertion?.claims.find(({ name }) => name === 'aud')?.says).toMatch(/the identity provider/)
    const form = message(all, assertion?.seq ?? -1)?.body.form
    expect(form?.find(({ name }) => name === 'client_assertion')?.token).toBe(assertion?.seq)
  })

  it('dates are words beside the number', async () => {
    const { issued } = await tokensOf({})
    const exp = issued.at(-1)?.claims.find(({ name }) => name === 'exp')
    expect(exp?.reads).toMatch(/^today, \d\d:\d\d:\d\d, 1 h .* after it was made$/)
  })
})

describe('a check stands under the message that it is about', () => {
  it.each(catalogue.map((entry) => [entry.slug, entry] as const))(
    'in every run of %s: what its party was sent',
    async (_slug, entry) => {
      const each = await entry.flow()
      for (const switches of settingsOf(each)) {
        const { events: all } = (await completeRun(each, { seed: 1, switches })).result
        for (const event of all) {
          if (event.type !== 'check-passed' && event.type !== 'check-failed') continue
          const about = stepEventOf(all, event.seq)
          const receiver =
            about?.type === 'request-sent'
              ? about.to
              : about?.type === 'response-received'
                ? about.from
                : undefined
          expect(receiver, event.check).toBe(event.actor)
        }
      }
    },
  )
})
