import { describe, expect, it } from 'vitest'
import type { Intervention } from './intervention'
import { run } from './run'
import { ANSWERS, smallFlow } from './testing/small-flow'
import { changesWithoutSecrets, typedSecrets } from './typed-secrets'

const answers = [ANSWERS[0], { prompt: 'password', value: { password: 'Winter-2026!' } }] as const
const { events } = await run(smallFlow(), { seed: 1, answers })
const when = { message: 1, from: 'browser', to: 'app' } as const
const edit = (set: string): Intervention => ({ when, do: 'edit', edits: [{ in: 'query', name: 'a', set }] })

describe('what was typed in secret', () => {
  it('is the password, and not the user name', () => {
    expect(typedSecrets(events)).toEqual(['Winter-2026!'])
  })

  it.each<[string, Intervention, boolean]>([
    ['a change with the password in it', edit('Winter-2026!'), false],
    ['a change with it among other things', edit('x Winter-2026! y'), false],
    ['a change with the user name', edit('ada@contoso.example'), true],
    [
      'a change that takes away',
      { when, do: 'edit', edits: [{ in: 'query', name: 'a', remove: true }] },
      true,
    ],
    ['what is no edit', { when, do: 'drop' }, true],
  ])('%s goes into a link: %#', (_what, change, goes) => {
    expect(changesWithoutSecrets([change], events)).toEqual(goes ? [change] : [])
  })
})
