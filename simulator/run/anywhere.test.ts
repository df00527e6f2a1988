import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { COLLECTIONS } from '../directory/tenant'
import { flow } from '../flows/authorization-code-pkce/flow'
import { isEdit } from '../network/message-edit'
import type { Answer } from '../prompts/answer'
import { digest } from '../trace/digest'
import type { TraceEvent } from '../trace/event'
import { completeRun } from './complete'
import { type Intervention, isIntervention } from './intervention'
import { run } from './run'

const SEED = 20261128
const RUNS = { seed: SEED, numRuns: 60 }

const party = fc.constantFrom(
  'browser',
  'expenses',
  'identity-provider',
  'expenses-api',
  'phone',
  'nobody',
  'outside',
)
const path = fc.constantFrom(
  undefined,
  '/token',
  '/authorize',
  '/keys',
  '/expenses',
  '/callback',
  '/openid-configuration',
  '/login/password',
)
const message = fc
  .record({ message: fc.integer({ min: 1, max: 6 }), from: party, to: party, path })
  .map(({ path: at, ...rest }) => ({ ...rest, ...(at === undefined ? {} : { path: at }) }))
const text = fc.oneof(
  fc.constantFrom(
    '',
    'A',
    'https://',
    'https://evil.example/',
    '€',
    '<script>',
    '{"a":1}',
    '\u00fc&=%',
    'Bearer x',
  ),
  fc.string({ maxLength: 20 }),
)
const edit = fc
  .record({
    in: fc.constantFrom('query', 'form', 'json', 'header', 'location', 'location-fragment'),
    name: fc.oneof(
      fc.constantFrom(
        'state',
        'code',
        'code_verifier',
        'client_id',
        'redirect_uri',
        'scope',
        'grant_type',
        'Authorization',
        'Cookie',
        'Location',
        'Set-Cookie',
        'Content-Type',
        'WWW-Authenticate',
        'id_token',
        'access_token',
        'token_type',
        'expires_in',
        'issuer',
        'authorization_endpoint',
        'token_endpoint',
        'jwks_uri',
        'keys',
        'password',
        'username',
      ),
      fc.string({ minLength: 1, maxLength: 8 }),
    ),
    way: fc.oneof(
      fc.record({ set: text }),
      fc.constant({ remove: true as const }),
      fc.record({ alter: fc.constantFrom('.', '', 'A') }),
    ),
  })
  .map(({ way, ...rest }) => ({ ...rest, ...way }))
  .filter(isEdit)

const ids = flow.sites.flatMap(({ tenant }) =>
  tenant ? COLLECTIONS.flatMap((name) => tenant[name].map(({ id }) => [name, id] as const)) : [],
)
const flags = fc.record(
  {
    accountEnabled: fc.boolean(),
    displayName: text,
    appRoleAssignmentRequired: fc.boolean(),
    scope: text,
    members: fc.constant([]),
  },
  { requiredKeys: [] },
)
const apart = fc.oneof(
  fc
    .tuple(fc.constantFrom(...ids), flags)
    .map(([[collection, id], changes]) => ({ do: 'put', collection, object: { id, ...changes } })),
  fc.constantFrom(...ids).map(([collection, id]) => ({ do: 'remove', collection, id })),
  fc.integer({ min: 0, max: 90_000 }).map((seconds) => ({ do: 'wait', seconds })),
  fc.record({ do: fc.constant('server'), party, up: fc.boolean() }),
)
const later = fc.oneof(
  fc.integer({ min: 1, max: 8 }).map((after) => ({ after })),
  message,
)
const toMessage = fc.oneof(
  fc.array(edit, { minLength: 1, maxLength: 3 }).map((edits) => ({ do: 'edit', edits })),
  fc.constant({ do: 'drop' }),
  fc.integer({ min: 0, max: 4000 }).map((seconds) => ({ do: 'hold', seconds })),
  fc.integer({ min: 0, max: 60 }).map((afterSeconds) => ({ do: 'replay', afterSeconds })),
  later.map((until) => ({ do: 'hold', until })),
  fc.record(
    { do: fc.constant('replay'), until: later, from: party, to: party },
    { requiredKeys: ['do', 'until'] },
  ),
  party.map((to) => ({ do: 'divert', party: to })),
)
const place = fc.oneof(
  fc.constant({ at: 'start' }),
  fc.integer({ min: 1, max: 6 }).map((after) => ({ after })),
  message,
)
const intervention = fc
  .oneof(
    fc.record({ when: place, deed: apart }),
    fc.record({ when: message, deed: fc.oneof(toMessage, apart) }),
  )
  .map(({ when, deed }) => ({ when, ...deed }) as unknown as Intervention)
  .filter(isIntervention)
const list = fc.array(intervention, { minLength: 1, maxLength: 4 })

let answers: readonly Answer[]
let plain: readonly TraceEvent[]
let plainDigest: string
beforeAll(async () => {
  const completed = await completeRun(flow, { seed: 1 })
  answers = completed.answers
  plain = completed.result.events
  plainDigest = await digest(plain)
})

describe(`changes from outside, put anywhere (seed ${SEED})`, () => {
  it('never break a run: it ends, or it asks; the same inputs give the same bytes', async () => {
    await fc.assert(
      fc.asyncProperty(list, async (interventions) => {
        const input = { seed: 1, answers, interventions }
        const one = await run(flow, input)
        expect(one.status, one.status === 'crashed' ? one.says : '').not.toBe('crashed')
        expect(await digest((await run(flow, input)).events)).toBe(await digest(one.events))
        for (const [seq, event] of one.events.entries()) {
          expect(event.seq).toBe(seq)
          expect(event.cause ?? -1).toBeLessThan(seq)
          expect(event.at).toBeGreaterThanOrEqual(one.events[seq - 1]?.at ?? 0)
        }
      }),
      RUNS,
    )
  }, 120_000)

  it('leave every run that is cut at an answer a prefix of the whole', async () => {
    await fc.assert(
      fc.asyncProperty(list, async (interventions) => {
        const whole = await run(flow, { seed: 1, answers, interventions })
        for (let kept = 0; kept < answers.length; kept++) {
          const cut = await run(flow, { seed: 1, answers: answers.slice(0, kept), interventions })
          const own = cut.events.filter(({ type }) => type !== 'run-ended')
          expect(own).toEqual(whole.events.slice(0, own.length))
        }
      }),
      { ...RUNS, numRuns: 30 },
    )
  }, 120_000)

  it('change nothing where they are not reached, and nothing stays when they are taken away', async () => {
    const late = fc
      .oneof(
        fc.record({ when: fc.integer({ min: 10, max: 20 }).map((after) => ({ after })), deed: apart }),
        fc.record({
          when: message.map((when) => ({ ...when, message: when.message + 50 })),
          deed: toMessage,
        }),
      )
      .map(({ when, deed }) => ({ when, ...deed }) as unknown as Intervention)
      .filter((each) => isIntervention(each) && each.do !== 'replay')
    await fc.assert(
      fc.asyncProperty(fc.array(late, { minLength: 1, maxLength: 3 }), list, async (missed, reached) => {
        const result = await run(flow, { seed: 1, answers, interventions: missed })
        expect(result.unreached.map(({ index }) => index)).toEqual(missed.map((_each, index) => index))
        expect(await digest(result.events)).toBe(plainDigest)
        await run(flow, { seed: 1, answers, interventions: reached })
        expect(await digest((await run(flow, { seed: 1, answers })).events)).toBe(plainDigest)
      }),
      { ...RUNS, numRuns: 30 },
    )
  }, 120_000)
})
