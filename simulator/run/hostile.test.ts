import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { COLLECTIONS } from '../directory/tenant'
import { contoso } from '../fixtures/contoso'
import { catalogue, findFlow } from '../flows/catalogue'
import { isEdit, type MessageEdit } from '../network/message-edit'
import type { Answer } from '../prompts/answer'
import { digest } from '../trace/digest'
import type { TraceEvent } from '../trace/event'
import { completeRun } from './complete'
import type { Flow, Switches } from './flow'
import { type Intervention, isIntervention } from './intervention'

const SEED = 20261128

/** Texts that are no address, no address of the web, no number that fits, no instant, no key, no name. */
const HOSTILE = [
  '',
  'x',
  'https://',
  'http://[',
  'https://evil.example/',
  'javascript:alert(1)',
  'data:,x',
  'mailto:ada@contoso.example',
  'blob:https://login.entra.example/x',
  '0',
  '-1',
  '0.001',
  '1e13',
  '1e300',
  '1e999',
  '%%%',
  '31.12.2030',
  '2027-13-45',
  '+275760-09-13T00:00:01Z',
  '€',
  '__proto__',
  'x'.repeat(300),
]
const hostile = fc.constantFrom(...HOSTILE)

/** No crash, in no more rounds than a person has patience for; and what happened can be told. */
async function holds(
  flow: Flow,
  interventions: readonly Intervention[],
  switches: Switches = {},
  answers: readonly Answer[] = [],
): Promise<void> {
  const { result } = await completeRun(flow, { seed: 1, switches, interventions, answers })
  const says = result.status === 'crashed' ? result.says : ''
  expect(result.status, `${says} ${JSON.stringify(interventions)}`).not.toBe('crashed')
  expect(await digest(result.events)).toMatch(/./)
  expect(result.events.length).toBeGreaterThan(0)
}

const idOf = (rows: readonly { readonly id: string }[], is: (row: never) => boolean) =>
  rows.find((row) => is(row as never))?.id ?? ''
const named = (name: string) =>
  idOf(contoso.applications, ({ displayName }: { displayName: string }) => displayName === name)
const program = contoso.applications.find(({ keyCredentials }) => keyCredentials.length > 0)
const start = { at: 'start' } as const
const rename = (of: string, to: string) => ({
  when: start,
  do: 'put' as const,
  collection: 'users' as const,
  object: {
    id: idOf(contoso.users, ({ givenName }: { givenName: string }) => givenName === of),
    userPrincipalName: to,
  },
})
const changed = (application: string, object: object) => ({
  when: start,
  do: 'put' as const,
  collection: 'applications' as const,
  object: { id: named(application), ...object },
})
const answerOf = (from: string, to: string, path: string | undefined, edit: MessageEdit) => ({
  when: { message: 1, from, to, ...(path === undefined ? {} : { path }) },
  do: 'edit' as const,
  edits: [edit],
})
const opaque = ['javascript:alert(1)', 'data:,x', 'mailto:ada@contoso.example']
const certificate = (key: string) => ({
  when: start,
  do: 'put' as const,
  collection: 'applications' as const,
  object: {
    id: program?.id ?? '',
    keyCredentials: program?.keyCredentials.map((each) => ({ ...each, key })),
  },
})
const METADATA = '/openid-configuration'
const redirectTaken = {
  when: { message: 1, from: 'browser', to: 'identity-provider', path: '/authorize' },
  do: 'edit' as const,
  edits: [{ in: 'query', name: 'redirect_uri', remove: true }] as const,
}

describe('a short link that once ended in a crash is a run like any other', () => {
  it.each<[string, string, Switches, readonly Intervention[]]>([
    ...['x', '0', 'http://['].map((set): [string, string, Switches, readonly Intervention[]] => [
      `an issuer “${set}”`,
      'authorization-code-pkce',
      {},
      [answerOf('identity-provider', 'expenses', METADATA, { in: 'json', name: 'issuer', set })],
    ]),
    ...opaque.flatMap((set): [string, string, Switches, readonly Intervention[]][] => [
      [
        `a Location ${set}`,
        'authorization-code-pkce',
        {},
        [answerOf('expenses', 'browser', undefined, { in: 'header', name: 'Location', set })],
      ],
      [
        `an authorization_endpoint ${set}`,
        'authorization-code-pkce',
        {},
        [
          answerOf('identity-provider', 'expenses', METADATA, {
            in: 'json',
            name: 'authorization_endpoint',
            set,
          }),
        ],
      ],
      [
        `a redirect URI ${set}`,
        'authorization-code-pkce',
        {},
        [changed('Expenses', { web: { redirectUris: [set], logoutUrl: null } }), redirectTaken],
      ],
      [
        `a logoutUrl ${set}`,
        'single-sign-on',
        {},
        [
          changed('Expenses', {
            web: {
              redirectUris: contoso.applications.find(({ id }) => id === named('Expenses'))?.web.redirectUris,
              logoutUrl: set,
            },
          }),
        ],
      ],
    ]),
    ...['x', 'http://[', ''].map((set): [string, string, Switches, readonly Intervention[]] => [
      `an authorization_endpoint “${set}” for a script`,
      'single-sign-on',
      {},
      [
        answerOf('identity-provider', 'browser', METADATA, {
          in: 'json',
          name: 'authorization_endpoint',
          set,
        }),
      ],
    ]),
    ...['1e13', '1e300'].map((set): [string, string, Switches, readonly Intervention[]] => [
      `an interval of ${set}`,
      'device-authorization',
      {},
      [answerOf('identity-provider', 'television', '/devicecode', { in: 'json', name: 'interval', set })],
    ]),
    [
      'a certificate that is no Base64',
      'client-credentials',
      { credential: 'certificate' },
      [certificate('%%%')],
    ],
    ...['authorization-code-pkce', 'single-sign-on', 'refresh-token', 'device-authorization'].flatMap(
      (slug): [string, string, Switches, readonly Intervention[]][] => [
        ['Ada renamed', slug, {}, [rename('Ada', 'a.new@contoso.example')]],
        ['Ada without a name', slug, {}, [rename('Ada', '')]],
        ['Ada under a name longer than anybody types', slug, {}, [rename('Ada', 'x'.repeat(300))]],
      ],
    ),
    [
      'Chidi renamed',
      'device-authorization',
      { whoTypes: 'somebody-else' },
      [rename('Chidi', 'c@contoso.example')],
    ],
  ])('%s (%s)', async (_what, slug, switches, interventions) => {
    const flow = await findFlow(slug)?.flow()
    if (!flow) throw new Error(`There is no flow ${slug}.`)
    expect(interventions.every(isIntervention)).toBe(true)
    await holds(flow, interventions, switches)
  })

  it('and whoever was renamed signs in by the new name', async () => {
    for (const { flow } of catalogue) {
      const interventions = [rename('Ada', 'a.new@contoso.example')]
      const { result } = await completeRun(await flow(), { seed: 1, interventions })
      expect(result).toMatchObject({ status: 'ended', outcome: { result: 'completed' } })
    }
  })
})

/** Every text, number and list somewhere in `value` may be another; its form stays. */
function twisted(value: unknown): fc.Arbitrary<unknown> {
  if (typeof value === 'string') return fc.oneof(fc.constant(value), hostile)
  if (typeof value === 'boolean') return fc.boolean()
  if (typeof value === 'number') return fc.constantFrom(value, 0, -1, 1e300, null)
  if (value === null) return fc.oneof(fc.constant(null), hostile)
  if (Array.isArray(value))
    return value.length === 0
      ? fc.array(hostile, { maxLength: 2 })
      : fc.oneof(fc.constant([]), fc.tuple(...value.map(twisted)))
  return fc.record(
    Object.fromEntries(Object.entries(value as object).map(([name, each]) => [name, twisted(each)])),
  )
}

/** Puts and removals of what is in the tenants of `flow`, one or two members at a time. */
function changesOf({ sites }: Flow) {
  const rows = sites.flatMap(({ id, tenant }) =>
    tenant
      ? COLLECTIONS.flatMap((name) => tenant[name].map((row) => ({ in: id, collection: name, row })))
      : [],
  )
  return fc.constantFrom(...rows).chain(({ row, ...where }) => {
    const members = Object.entries(row).filter(([name]) => name !== 'id')
    const put = fc
      .subarray(members, { minLength: 1, maxLength: 2 })
      .chain((some) => twisted(Object.fromEntries(some)))
      .map((object) => ({ do: 'put', ...where, object: { ...(object as object), id: row.id } }))
    return fc.oneof({ weight: 9, arbitrary: put }, fc.constant({ do: 'remove', ...where, id: row.id }))
  })
}

/** Edits of what really stands in a message of `events`: each finds something to change, until another has changed the story. */
function editsOf(events: readonly TraceEvent[]) {
  const counts = new Map<string, number>()
  const found = events.flatMap((event) => {
    if (event.type !== 'request-sent' && event.type !== 'response-received') return []
    const from = event.actor
    const to = event.type === 'request-sent' ? event.to : event.from
    const message = (counts.get(`${from} ${to}`) ?? 0) + 1
    counts.set(`${from} ${to}`, message)
    const parts = partsOf(event.type === 'request-sent' ? event.request : event.response)
    return parts.map(([where, name]) => ({ when: { message, from, to }, where, name }))
  })
  const way = fc.oneof(
    { weight: 8, arbitrary: hostile.map((set) => ({ set })) },
    fc.constantFrom({ remove: true as const }, { alter: '.' }, { alter: '' }),
  )
  return fc
    .tuple(fc.constantFrom(...found), way)
    .map(([{ when, where, name }, how]) => ({ when, do: 'edit', edits: [{ in: where, name, ...how }] }))
    .filter(({ edits }) => edits.every(isEdit))
}

function partsOf(message: {
  readonly url?: string
  readonly headers: readonly (readonly [string, string])[]
  readonly body: string
}): (readonly [MessageEdit['in'], string])[] {
  const at = (where: MessageEdit['in'], names: Iterable<string>) =>
    [...names].map((name) => [where, name] as const)
  const location = message.headers.find(([name]) => name === 'Location')?.[1]
  const json = message.body.startsWith('{')
  return [
    ...at('header', new Map(message.headers).keys()),
    ...at('query', message.url === undefined ? [] : new URL(message.url).searchParams.keys()),
    ...at('location', location === undefined ? [] : new URL(location, 'https://a').searchParams.keys()),
    ...at('json', json ? Object.keys(JSON.parse(message.body)) : []),
    ...at('form', !json && message.url !== undefined ? new URLSearchParams(message.body).keys() : []),
  ]
}

describe.each(catalogue.map((entry) => [entry.slug, entry] as const))('%s', (_slug, entry) => {
  let flow: Flow
  let interventions: fc.Arbitrary<Intervention[]>
  let answers: readonly Answer[]
  beforeAll(async () => {
    flow = await entry.flow()
    const completed = await completeRun(flow, { seed: 1 })
    answers = completed.answers
    const moment = fc.oneof(
      fc.constant(start),
      fc.integer({ min: 1, max: 4 }).map((after) => ({ after })),
    )
    const change = fc.tuple(moment, changesOf(flow)).map(([when, deed]) => ({ when, ...deed }))
    const each = fc.oneof(editsOf(completed.result.events), change).filter(isIntervention)
    interventions = fc.array(each as fc.Arbitrary<Intervention>, { minLength: 1, maxLength: 3 })
  })

  it(`never crashes, whatever is changed into what nobody can read (seed ${SEED})`, async () => {
    const switches = fc
      .tuple(...flow.switches.map(({ values }) => fc.constantFrom(values[0] ?? '', ...values)))
      .map((values) => Object.fromEntries(flow.switches.map(({ name }, at) => [name, values[at] ?? ''])))
    const kept = fc.integer({ min: 0, max: answers.length }).map((many) => answers.slice(0, many))
    await fc.assert(
      fc.asyncProperty(interventions, switches, kept, (changes, chosen, given) =>
        holds(flow, changes, chosen, given),
      ),
      { seed: SEED, numRuns: 30 },
    )
  }, 120_000)
})
