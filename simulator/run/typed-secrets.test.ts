import { describe, expect, it } from 'vitest'
import type { MessageEdit } from '../network/message-edit'
import type { Intervention } from './intervention'
import { run } from './run'
import { ANSWERS, smallFlow } from './testing/small-flow'
import { changesWithoutSecrets, saysTyped, typedSecrets } from './typed-secrets'

const answers = [ANSWERS[0], { prompt: 'password', value: { password: 'Winter-2026!' } }] as const
const { events } = await run(smallFlow(), { seed: 1, answers })
const when = { message: 1, from: 'browser', to: 'app' } as const
const edit = (set: string): Intervention => ({ when, do: 'edit', edits: [{ in: 'query', name: 'a', set }] })

const put = (members: object): Intervention => ({
  when: { at: 'start' },
  do: 'put',
  collection: 'users',
  object: { id: 'x', ...members },
})
const set = (name: string, value: string, place: MessageEdit['in'] = 'form'): Intervention => ({
  when,
  do: 'edit',
  edits: [{ in: place, name, set: value }],
})

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
    ['a change with it percent-encoded', edit('Winter-2026%21'), false],
    ['a change with it in BASE64', edit(btoa('ada:Winter-2026!')), false],
    [
      'a change that is called like it',
      { when, do: 'edit', edits: [{ in: 'query', name: 'Winter-2026!', set: '1' }] },
      false,
    ],
    ['an object with it', put({ displayName: 'Winter-2026!' }), false],
    ['an object with it deep inside', put({ a: [{ b: 'x Winter-2026!' }] }), false],
    ['an object without it', put({ displayName: 'Winter' }), true],
    [
      'a setting with it',
      { when: { at: 'start' }, do: 'configure', party: 'app', settings: { login_hint: 'Winter-2026!' } },
      false,
    ],
    ['a sentence with it', { when, do: 'drop', says: 'Winter-2026! is dropped.' }, false],
  ])('%s goes into a link: %#', (_what, change, goes) => {
    expect(changesWithoutSecrets([change], events)).toEqual(goes ? [change] : [])
  })
})

describe('a field that holds a secret', () => {
  it.each<[what: string, change: Intervention, goes: boolean]>([
    ['a password', set('password', 'MyOwnBankPassword!7'), false],
    ['the secret of a client', set('client_secret', 'x'), false],
    ['a refresh token', set('refresh_token', '0.ARoA'), false],
    ['a code that a phone shows', set('code', '123456'), false],
    ['a code of an authorization endpoint', set('code', 'SplxlOBeZQQYbYS6WxSbIA'), true],
    ['a member of JSON', set('/credentials/password', 'mine', 'pointer'), false],
    ['a whole body', set('body', 'username=ada&password=mine', 'body'), false],
    ['a whole body of JSON', set('body', '{"a":{"clientSecret":"mine"}}', 'body'), false],
    ['a whole body without one', set('body', 'username=ada&password=', 'body'), true],
    ['how a client proves itself', set('Authorization', `Basic ${btoa('app:mine')}`, 'header'), false],
    ['a token of the lab', set('Authorization', 'Bearer eyJ', 'header'), true],
    [
      'a claim',
      {
        when,
        do: 'edit',
        edits: [
          {
            in: 'form',
            name: 'client_assertion',
            set: 'ada',
            jwt: { part: 'claims', member: 'sub', signed: 'old' },
          },
        ],
      },
      true,
    ],
    ['a password of an object', put({ passwordProfile: { password: 'mine' } }), false],
    ['a secret of an object', put({ passwordCredentials: [{ keyId: 'k', secretText: 'mine' }] }), false],
    [
      'an object whose secret nobody says',
      put({ passwordCredentials: [{ keyId: 'k', secretText: null, hint: 'abc' }] }),
      true,
    ],
    [
      'which secret a program uses',
      { when: { at: 'start' }, do: 'configure', party: 'app', settings: { client_secret: 'key-2' } },
      true,
    ],
    [
      'one that is taken out',
      { when, do: 'edit', edits: [{ in: 'form', name: 'password', remove: true }] },
      true,
    ],
  ])('%s goes into a link: %#', (_what, change, goes) => {
    expect(changesWithoutSecrets([change], [])).toEqual(goes ? [change] : [])
  })

  it('keeps what it was given out of other changes as well', () => {
    const other = edit('x=MyOwnBankPassword!7')
    expect(changesWithoutSecrets([set('password', 'MyOwnBankPassword!7'), other], [])).toEqual([])
  })
})

it('a secret of a letter keeps out what it is the whole of, and nothing else', async () => {
  const short = [ANSWERS[0], { prompt: 'password', value: { password: 'e' } }] as const
  const { events: told } = await run(smallFlow(), { seed: 1, answers: short })
  const changes = [edit('somebody-else'), edit('e'), set('state', 'e')]
  expect(changesWithoutSecrets(changes, told)).toEqual(changes.slice(0, 1))
})

it('a name can be what was typed in secret', () => {
  const name = { prompt: 'username', value: { username: 'Winter-2026!' } } as const
  expect(saysTyped({ answers: [ANSWERS[0]] }, events)).toBe(false)
  expect(saysTyped({ answers: [{ prompt: 'password', is: 'right' }] }, events)).toBe(false)
  expect(saysTyped({ answers: [name] }, events)).toBe(true)
  expect(saysTyped({ answers: [], names: { company: 'Winter-2026! Ltd' } }, events)).toBe(true)
})
