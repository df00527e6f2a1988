import { describe, expect, it } from 'vitest'
import { clientSecretOf, hintOf } from '../directory/client-secret'
import { contoso } from '../fixtures/contoso'
import { findFlow } from '../flows/catalogue'
import { completeRun } from './complete'
import { type Intervention, isIntervention } from './intervention'
import type { ProgramSettings } from './program-settings'
import { programsOf, withSettings } from './programs'

const HOME = 'https://expenses.contoso.example'

async function look(slug: string, interventions: readonly Intervention[] = [], switches = {}) {
  const flow = await findFlow(slug)?.flow()
  if (!flow) throw new Error(slug)
  const { result } = await completeRun(flow, { seed: 1, interventions, switches })
  return { flow, result, programs: programsOf(flow, result.events, interventions) }
}
const setUp = (party: string, settings: ProgramSettings): Intervention[] => [
  { when: { at: 'start' }, do: 'configure', party, settings },
]
const sentAs = (programs: Awaited<ReturnType<typeof look>>['programs'], name: string) =>
  programs[0]?.sends.find((each) => each.name === name)?.value

describe('the programs of a run', () => {
  it.each([
    ['authorization-code-pkce', ['expenses']],
    ['single-sign-on', ['expenses', 'timesheets']],
    ['refresh-token', ['expenses']],
    ['device-authorization', ['lobby-display']],
    ['client-credentials', ['nightly-report']],
  ])('%s are those that ask for something', async (slug, expected) => {
    const { programs } = await look(slug)
    expect(programs.map(({ party }) => party.id)).toEqual(expected)
    for (const { settings, sends } of programs) {
      expect(settings).toEqual({})
      expect(sends.find(({ name }) => name === 'scope')?.value).toMatch(/\w/)
    }
  })

  it('a program without a person has no more to set than its id and its scope', async () => {
    const { programs } = await look('client-credentials')
    expect(programs[0]?.sends.map(({ name }) => name)).toEqual(['client_id', 'scope'])
  })
})

describe('a program without a client ID', () => {
  it.each([
    ['authorization-code-pkce', 'expenses'],
    ['single-sign-on', 'timesheets'],
    ['device-authorization', 'lobby-display'],
    ['client-credentials', 'nightly-report'],
  ])('%s: is refused, by itself or by whoever it asks', async (slug, party) => {
    for (const client_id of ['', null]) {
      const { result } = await look(slug, setUp(party, { client_id }))
      expect(result.status === 'ended' && result.outcome.result).toBe('refused')
    }
  })
})

describe('what a program is set up with', () => {
  it.each<[ProgramSettings, result: string, code?: number]>([
    [{ redirect_uri: `${HOME}/callback/` }, 'refused', 50011],
    [{ redirect_uri: `${HOME}/Callback` }, 'refused', 50011],
    [{ redirect_uri: 'http://expenses.contoso.example/callback' }, 'refused', 50011],
    [{ redirect_uri: 'https://expenses.contoso.example:444/callback' }, 'refused', 50011],
    [{ redirect_uri: 'http://localhost/callback' }, 'refused', 50011],
    [{ redirect_uri: `${HOME}/spa/callback` }, 'refused', 700025],
    [{ redirect_uri: '' }, 'completed'],
    [{ redirect_uri: `${HOME}/` }, 'completed'],
    [{ redirect_uri: null }, 'completed'],
    [{ scope: null }, 'refused', 900144],
    [{ scope: 'openid profile' }, 'refused'],
    [{ client_id: 'd808f77c-0000-0000-0000-000000000000' }, 'refused', 700016],
    [{ response_mode: 'form_post' }, 'completed'],
    [{ prompt: 'none' }, 'refused', 50058],
    [{ login_hint: 'chidi@contoso.example' }, 'completed'],
    [{ max_age: '0' }, 'completed'],
  ])('%j: %s %s', async (settings, expected, code) => {
    const { result, programs } = await look('authorization-code-pkce', setUp('expenses', settings))
    const outcome = result.status === 'ended' ? result.outcome : undefined
    expect([outcome?.result, outcome && 'code' in outcome ? outcome.code : undefined]).toEqual([
      expected,
      code,
    ])
    expect(result.unreached).toEqual([])
    expect(programs[0]?.settings).toEqual(settings)
    for (const [name, value] of Object.entries(settings))
      expect(sentAs(programs, name), name).toBe(value ?? undefined)
  })

  it('an address that is registered and that the program listens at is as good as the old one', async () => {
    const { flow } = await look('authorization-code-pkce')
    const application = flow.sites[0]?.tenant?.applications.find(
      ({ displayName }) => displayName === 'Expenses',
    )
    const moved = `${HOME}/signin-oidc`
    const { result } = await look('authorization-code-pkce', [
      {
        when: { at: 'start' },
        do: 'put',
        collection: 'applications',
        object: { id: application?.id ?? '', web: { redirectUris: [moved], logoutUrl: null } },
      },
      ...setUp('expenses', { redirect_uri: moved }),
    ])
    expect(result).toMatchObject({ status: 'ended', outcome: { result: 'completed' } })
  })

  it('reaches a page, a television and a job', async () => {
    const scope = { scope: 'openid api://nobody/Read' }
    for (const [slug, party, switches] of [
      ['refresh-token', 'expenses', { client: 'single-page-app' }],
      ['single-sign-on', 'timesheets', {}],
      ['device-authorization', 'lobby-display', {}],
      ['client-credentials', 'nightly-report', {}],
    ] as const) {
      const { result } = await look(slug, setUp(party, scope), switches)
      const codes = result.events.flatMap((event) =>
        event.type === 'check-failed' ? [event.error.code] : [],
      )
      expect(codes, slug).toContain(slug === 'client-credentials' ? 1002012 : 500011)
    }
  })

  it('replaces what was set before, and is gone with the last setting', async () => {
    const { programs } = await look('authorization-code-pkce')
    const [program] = programs
    if (!program) throw new Error('No program.')
    const first = withSettings([], program, { prompt: 'login', scope: null })
    expect(first).toEqual(setUp('expenses', { prompt: 'login', scope: null }))
    expect(withSettings(first, program, { prompt: 'none' })).toEqual(setUp('expenses', { prompt: 'none' }))
    expect(withSettings(first, program, {})).toEqual([])
  })
})

describe('the secret that a program uses', () => {
  const expenses = contoso.applications.find(({ displayName }) => displayName === 'Expenses')
  const [current, previous] = expenses?.passwordCredentials ?? []
  const added = { ...current, keyId: 'a-new-key', displayName: 'Server, 2027', hint: hintOf('a-new-key') }
  const register = (list: readonly object[]): Intervention => ({
    when: { at: 'start' },
    do: 'put',
    collection: 'applications',
    object: { id: expenses?.id ?? '', passwordCredentials: list },
  })
  const played = async (interventions: readonly Intervention[], slug = 'authorization-code-pkce') => {
    const { result, programs } = await look(slug, interventions)
    const outcome = result.status === 'ended' ? result.outcome : undefined
    const code = outcome && 'code' in outcome ? outcome.code : undefined
    return { outcome: code ?? outcome?.result, events: result.events, programs }
  }

  it.each<[string, string | null, readonly object[], unknown]>([
    ['the one that it came with', current?.keyId ?? '', [current ?? {}], 'completed'],
    ['one that ran out', previous?.keyId ?? '', [current ?? {}, previous ?? {}], 7000222],
    ['one that was added', 'a-new-key', [current ?? {}, added], 'completed'],
    ['one that was added, where the old one is gone', 'a-new-key', [added], 'completed'],
    ['one that is not registered', 'a-new-key', [current ?? {}], 7000215],
    ['none', null, [current ?? {}], 7000218],
  ])('is %s', async (_, keyId, list, expected) => {
    const { outcome } = await played([register(list), ...setUp('expenses', { client_secret: keyId })])
    expect(outcome).toBe(expected)
  })

  it('that is gone from its registration is refused', async () => {
    expect((await played([register([added])])).outcome).toBe(7000215)
  })

  it('is named by its key, and what it says is in no change', async () => {
    const list = [register([current ?? {}, added]), ...setUp('expenses', { client_secret: 'a-new-key' })]
    const { events, programs } = await played(list)
    const text = clientSecretOf(contoso, 'a-new-key')
    expect(text.startsWith(added.hint)).toBe(true)
    expect(JSON.stringify(list)).not.toContain(text)
    const sent = events.flatMap((event) => (event.type === 'request-sent' ? [event.request] : []))
    const presented = sent.map(({ body }) => new URLSearchParams(body).get('client_secret'))
    expect(presented.filter((each) => each !== null)).toEqual([text])
    expect(sent.filter(({ url }) => url.includes('client_secret'))).toEqual([])
    expect(programs[0]?.secrets.map(({ name }) => name)).toEqual(['Server, 2026', 'Server, 2027'])
    expect(programs[0]?.settings).toEqual({ client_secret: 'a-new-key' })
    const kept = withSettings([], programs[0] as NonNullable<(typeof programs)[0]>, {
      client_secret: 'a-new-key',
    })
    expect(kept.every((each) => isIntervention(each))).toBe(true)
    expect(kept).toHaveLength(1)
  })
})
