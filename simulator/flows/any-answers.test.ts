import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { promptNamed } from '../prompts/all'
import type { Given } from '../prompts/answer'
import { DECISIONS } from '../prompts/consent-review/prompt'
import { sensibleNext } from '../run/complete'
import type { Flow } from '../run/flow'
import { run } from '../run/run'
import type { Narration } from '../trace/select/narration'
import { lastSeqAt, steps } from '../trace/select/steps'
import { catalogue } from './catalogue'

const SEED = 20261128
/** A few with every change; many in `npm run test:long`. */
const RUNS = process.env.LAB_LONG ? 50 : 6

describe.each(catalogue.map((entry) => [entry.slug, entry] as const))('%s', (_slug, entry) => {
  let flow: Flow
  let narration: Narration
  beforeAll(async () => {
    ;[flow, narration] = await Promise.all([entry.flow(), entry.narration()])
  })

  it(`survives any answers to any prompts under any switches: it ends, or it asks (seed ${SEED})`, async () => {
    const word = fc.oneof(
      fc.constantFrom(
        'ada@contoso.example',
        'dana@contoso.example',
        'farah@contoso.example',
        'gil@fabrikam.example',
        'Harbour-Lantern-42',
        '000000',
        '',
        'x'.repeat(256),
        '<script>',
        '\u0000',
        'ü&=%',
      ),
      fc.string({ maxLength: 20 }),
    )
    const chosen = fc.record(
      Object.fromEntries(flow.switches.map((each) => [each.name, fc.constantFrom(...each.values)])),
    )
    await fc.assert(
      fc.asyncProperty(
        chosen,
        fc.array(word, { minLength: 14, maxLength: 14 }),
        fc.nat(),
        async (switches, words, dice) => {
          let answers: Given[] = []
          for (const [round, text] of words.entries()) {
            const result = await run(flow, { seed: dice % 1000, switches, answers })
            expect(result.status, result.status === 'crashed' ? result.says : '').not.toBe('crashed')
            expect(result.unusable).toBeUndefined()
            const list = steps(result.events, narration)
            expect(lastSeqAt(list, list.length)).toBe(result.events.length - 1)
            const open =
              result.status === 'awaiting'
                ? result.prompt
                : result.status === 'ended'
                  ? result.offer
                  : undefined
            if (!open) return
            const offers = open.page.kind === 'app' ? (open.page.offers ?? []) : []
            // Two in three answers are sensible, so that runs get far enough to be worth breaking.
            const sensible = (dice + round) % 3 > 0
            const next = sensible ? sensibleNext(flow, result, switches) : undefined
            const wild = {
              prompt: open.kind,
              value: {
                username: text,
                password: text,
                code: text,
                userCode: text,
                accept: dice % 2 === 0,
                reason: text,
                decision: DECISIONS[(dice + round) % DECISIONS.length],
                justification: text,
                choose: offers[(dice + round) % Math.max(offers.length, 1)]?.id ?? null,
              },
              afterSeconds: (dice + round) % 5 === 0 ? 700 : 5,
            }
            answers = [...answers.slice(0, open.index), next ?? (wild as unknown as Given)]
            expect(promptNamed(open.kind)).toBeDefined()
          }
        },
      ),
      { seed: SEED, numRuns: RUNS },
    )
  })
})
