import { describe, expect, it } from 'vitest'
import { contoso } from '../../fixtures/contoso'
import { catalogue } from '../../flows/catalogue'
import { settingsOf } from '../../flows/testing/settings'
import { completeRun } from '../../run/complete'
import type { Switches } from '../../run/flow'
import type { Intervention } from '../../run/intervention'
import { refusedOnTheWay } from '../select/refusals'
import { steps } from '../select/steps'
import { decidingCheck, isRefusal } from '../select/why'
import { explain } from './explain'

const flows = new Map(
  await Promise.all(catalogue.map(async (entry) => [entry.slug, await entry.flow()] as const)),
)

async function eventsOf(slug: string, switches: Switches) {
  const flow = flows.get(slug)
  if (!flow) throw new Error(`There is no flow ${slug}.`)
  return (await completeRun(flow, { seed: 1, switches })).result.events
}

async function refusalOf(slug: string, switches: Switches) {
  const events = await eventsOf(slug, switches)
  const check = decidingCheck(events)
  if (!check) throw new Error('Nothing was refused.')
  return { events, check, ...explain(events, check) }
}

const CODE = 'authorization-code-pkce'
const FEDERATED = { credential: 'federated' }

describe('a refusal shows what was expected and what came', () => {
  it.each<[string, Switches, RegExp, RegExp]>([
    [CODE, { redirectUri: 'trailing-slash' }, /example\/callback or /, /example\/callback\/$/],
    [CODE, { codeVerifier: 'missing' }, /^the code_verifier/, /^none$/],
    [CODE, { codeVerifier: 'wrong' }, /^[\w-]{43}$/, /^[\w-]{43}$/],
    [CODE, { codeAge: 'eleven-minutes' }, /^before 2026-.*Z$/, /^2026-.*Z$/],
    [CODE, { state: 'tampered' }, /^[\w-]{20,}$/, /^[\w-]+$/],
    [CODE, { nonce: 'wrong' }, /^[\w-]{20,}$/, /^[\w-]+$/],
    [CODE, { clientSecret: 'wrong' }, /^...… or ...…$/, /^...…$/],
    [CODE, { accessTokenAudience: 'graph' }, /^[\da-f-]{36} or api:/, /^(https:|[\da-f-]{36}$)/],
    [CODE, { accessTokenVersion: 'v1' }, /^2\.0$/, /^"?1\.0"?$/],
    [CODE, { accessTokenAge: 'two-hours' }, /^before /, /^2026-/],
    [CODE, { scope: 'submit-only' }, /^Expenses.Read or Expenses.ReadWrite$/, /^Expenses.Submit$/],
    ['refresh-token', { comesBack: '91-days' }, /^before /, /^2026-/],
    ['client-credentials', { scope: 'one-permission' }, /\/\.default/, /Reports\.Read\.All$/],
    ['client-credentials', { roleAssignment: 'none' }, /^Reports.Read.All$/, /^none$/],
    [
      'client-credentials',
      { ...FEDERATED, subject: 'one-letter-off' },
      /^repo:contoso\//,
      /^repo:contosso\//,
    ],
    ['client-credentials', { ...FEDERATED, issuer: 'of-the-organization' }, /^https:/, /^https:/],
    [
      'client-credentials',
      { credential: 'certificate', assertion: 'another-audience' },
      /login\.entra\.example.*\/token$/,
      /build\.example/,
    ],
  ])('in %s with %j', async (slug, switches, expected, came) => {
    const { compared } = (await refusalOf(slug, switches)).check
    expect(compared?.expected).toMatch(expected)
    expect(compared?.came).toMatch(came)
    expect(compared?.expected).not.toBe(compared?.came)
  })
})

describe('a refusal says how it travelled and where a real tenant has it', () => {
  it.each<[string, Switches, string, RegExp, RegExp | undefined]>([
    [CODE, { redirectUri: 'trailing-slash' }, 'page', /^On the page/, undefined],
    [CODE, { state: 'tampered' }, 'nothing', /log of Expenses itself/, undefined],
    [CODE, { nonce: 'wrong' }, 'nothing', /log of Expenses itself/, undefined],
    [CODE, { prompt: 'none' }, 'redirect', /^In the answer/, undefined],
    [CODE, { password: 'forgotten' }, 'page', /\(interactive\)/, /^GET \/auditLogs.*eq 50053$/],
    [
      CODE,
      { codeUse: 'twice' },
      'answer',
      /\(non-interactive\)/,
      /^GET \/beta\/.*'nonInteractiveUser'.*54005$/,
    ],
    [CODE, { clientSecret: 'wrong' }, 'answer', /^In the answer/, undefined],
    [CODE, { accessTokenAudience: 'graph' }, 'answer', /log of the API/, undefined],
    ['refresh-token', { comesBack: '91-days' }, 'answer', /\(non-interactive\)/, /700082$/],
    ['device-authorization', { deviceCode: 'made-up' }, 'answer', /^In the answer/, undefined],
    [
      'client-credentials',
      { secret: 'wrong' },
      'answer',
      /Service principal/,
      /'servicePrincipal'.*7000215$/,
    ],
    ['client-credentials', { clientId: 'unknown' }, 'answer', /^In the answer/, undefined],
  ])('in %s with %j: by %s', async (slug, switches, by, says, graph) => {
    const { travelled, sight } = await refusalOf(slug, switches)
    expect(travelled.by).toBe(by)
    expect(sight.says).toMatch(says)
    if (graph) expect(sight.graph).toMatch(graph)
    else expect(sight.graph).toBeUndefined()
  })
})

it('what a browser refuses is in its console', async () => {
  const events = await eventsOf(CODE, {})
  const error = { error: 'frame_denied', description: '' }
  const check = { type: 'check-failed', check: 'framing', spec: 'rfc7034#2.1', says: '', error } as const
  const here = { ...check, seq: events.length, at: 0, actor: 'browser', cause: 1 }
  expect(explain([...events, here], here).sight.says).toMatch(/console of the browser/)
})

describe('Microsoft’s own wording', () => {
  it.each<[Switches, string | undefined]>([
    [{ account: 'disabled-before-tokens' }, 'The user account is disabled.'],
    [
      { codeVerifier: 'missing' },
      "The code_verifier doesn't match the code_challenge supplied in the authorization request for PKCE.",
    ],
    [{ codeAge: 'eleven-minutes' }, undefined],
    [{ accessTokenAudience: 'graph' }, undefined],
  ])('with %j is %s', async (switches, text) => {
    expect((await refusalOf(CODE, switches)).published).toBe(text)
  })
})

describe('what mends it goes by the code, where one check refuses for several reasons', () => {
  const SERVICE = contoso.servicePrincipals.find(({ displayName }) => displayName === 'Expenses')
  if (!SERVICE) throw new Error('Expenses has no instance.')
  const start = { at: 'start' } as const
  const { id } = SERVICE
  it.each<[number, readonly Intervention[], RegExp, string]>([
    [
      7000229,
      [{ when: start, do: 'remove', collection: 'servicePrincipals', id }],
      /^Make its service principal.*join it to the tenant\.$/,
      'POST /servicePrincipals',
    ],
    [
      7000112,
      [
        {
          when: start,
          do: 'put',
          collection: 'servicePrincipals',
          object: { ...SERVICE, accountEnabled: false },
        },
      ],
      /enable its service principal\.$/,
      'PATCH /servicePrincipals/{id}',
    ],
  ])('AADSTS%i', async (code, interventions, mend, graph) => {
    const flow = flows.get(CODE)
    if (!flow) throw new Error(`There is no flow ${CODE}.`)
    const { events } = (await completeRun(flow, { seed: 1, interventions })).result
    const check = decidingCheck(events)
    expect(check?.error.code).toBe(code)
    const reason = check && explain(events, check).reason
    expect(reason?.mend).toMatch(mend)
    expect(reason?.graph).toBe(graph)
  })
})

describe('a refusal names its own section, where its check is of another', () => {
  const to = (path: string, nth = 1) =>
    ({
      message: nth,
      from: path === '/token' ? 'expenses' : 'browser',
      to: 'identity-provider',
      path,
    }) as const
  it.each<[string, Intervention, string]>([
    [
      'a code_verifier of one letter',
      { when: to('/token'), do: 'edit', edits: [{ in: 'form', name: 'code_verifier', set: 'x' }] },
      'rfc7636#4.1',
    ],
    [
      'a code_challenge of one letter',
      { when: to('/authorize'), do: 'edit', edits: [{ in: 'query', name: 'code_challenge', set: 'x' }] },
      'rfc7636#4.2',
    ],
    [
      'a code_challenge_method that nobody knows',
      {
        when: to('/authorize'),
        do: 'edit',
        edits: [{ in: 'query', name: 'code_challenge_method', set: 'x' }],
      },
      'rfc7636#4.4.1',
    ],
  ])('%s', async (_what, change, spec) => {
    const flow = flows.get(CODE)
    if (!flow) throw new Error(`There is no flow ${CODE}.`)
    const { events } = (await completeRun(flow, { seed: 1, interventions: [change] })).result
    expect(decidingCheck(events)?.spec).toBe(spec)
  })
})

describe('what was refused on the way', () => {
  it.each<[string, Switches, string[]]>([
    [CODE, {}, []],
    [CODE, { state: 'tampered' }, []],
    [CODE, { password: 'wrong-once' }, []],
    [CODE, { password: 'forgotten' }, ['10 x 50126']],
    [
      'device-authorization',
      { secondFactor: 'wrong-three-times' },
      ['3 x 500121', '1 x 500121', '1 x 70020'],
    ],
  ])('in %s with %j: %j', async (slug, switches, expected) => {
    const events = await eventsOf(slug, switches)
    const narration = await catalogue.find((entry) => entry.slug === slug)?.narration()
    if (!narration) throw new Error('There is no narration.')
    const told = steps(events, narration)
    const way = refusedOnTheWay(events, told)
    expect(way.map(({ check, times }) => `${times} x ${check.error.code ?? check.error.error}`)).toEqual(
      expected,
    )
    for (const { step } of way) expect(told[step ?? -1]?.refused).toBe(true)
  })
})

describe.each([...flows])('in every run of %s', (_slug, flow) => {
  it('every refusal has its reason and a place, and shows no secret', async () => {
    for (const switches of settingsOf(flow)) {
      const { events } = (await completeRun(flow, { seed: 1, switches })).result
      const secrets = events.flatMap((event) => {
        if (event.type === 'prompt-answered') return Object.values(event.value as object)
        if (event.type !== 'request-sent') return []
        const form = new URLSearchParams(event.request.body)
        return ['client_secret', 'code_verifier', 'code', 'refresh_token', 'device_code'].map((name) =>
          form.get(name),
        )
      })
      for (const check of events.filter(isRefusal)) {
        const { reason, sight } = explain(events, check)
        expect(reason, check.check).toBeDefined()
        expect(sight.says, check.check).toMatch(/\.$/)
        const shown = JSON.stringify(check.compared ?? {})
        for (const secret of secrets)
          if (typeof secret === 'string' && secret.length > 3) expect(shown).not.toContain(secret)
      }
    }
  })
})
