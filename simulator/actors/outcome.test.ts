import { describe, expect, it } from 'vitest'
import type { Page } from '../network/page'
import type { Attempted } from './client/attempt'
import { outcomeOf, refusedBy } from './outcome'
import { inWorld } from './testing/world'

const app = (lines: string[]): Page => ({
  kind: 'app',
  appName: 'App',
  state: 'refused',
  heading: 'H',
  lines,
})
const refusal: Page = {
  kind: 'refusal',
  code: 50011,
  name: 'InvalidReplyTo',
  message: 'No such address.',
  traceId: '',
  correlationId: '',
  timestamp: '',
}
const done: Attempted<string> = { ok: true, value: 'Ada', seq: 1 }
const failed: Attempted<string> = {
  ok: false,
  seq: 1,
  failure: { by: 'api', error: 'invalid_token', code: 7, says: 'Too old.' },
}
const stranded = { result: 'refused', by: 'browser', error: 'stranded' }

describe('what a run comes to', () => {
  it.each<[string, Page | undefined, Attempted<string> | undefined, object]>([
    [
      'a page of the identity provider that refuses, whatever the app did before',
      refusal,
      done,
      { result: 'refused', by: 'login', error: 'InvalidReplyTo', code: 50011, says: 'No such address.' },
    ],
    [
      'the end of a session',
      { kind: 'signed-out', username: 'ada@contoso.example' },
      done,
      { result: 'completed', says: 'ada@contoso.example is signed out.' },
    ],
    [
      'the end of a session of nobody',
      { kind: 'signed-out' },
      failed,
      { result: 'completed', says: 'The browser is signed out.' },
    ],
    ['an app that has what it wanted', app([]), done, { result: 'completed', says: 'Ada has it.' }],
    [
      'an app that gave up',
      app([]),
      failed,
      { result: 'refused', by: 'api', error: 'invalid_token', code: 7, says: 'Too old.' },
    ],
    [
      'a page of an app that never began',
      app(['Not', 'here.']),
      undefined,
      { ...stranded, says: 'Not here.' },
    ],
    ['nothing', undefined, undefined, { ...stranded, says: 'The browser is left at https://x.example/.' }],
  ])('is read from %s', async (_what, page, attempted, outcome) => {
    const landing = { url: 'https://x.example/', page, seq: 0 }
    const { value } = await inWorld(async (world) =>
      outcomeOf(world, landing, attempted, (name) => `${name} has it.`),
    )
    expect(value).toEqual(outcome)
  })

  it('has a number only where there is one', () => {
    expect(refusedBy({ by: 'a', error: 'e', says: 's' })).not.toHaveProperty('code')
    expect(refusedBy({ by: 'a', error: 'e', code: 0, says: 's' })).toMatchObject({ code: 0 })
  })
})
