import { describe, expect, it } from 'vitest'
import { base64url } from '../core/base64url'
import { attackerKey } from '../fixtures/attacker-key'
import { readPart } from '../network/edit-jwt'
import { isEdit, type MessageEdit } from '../network/message-edit'
import { renderPage } from '../network/page'
import { verifyJwt } from '../tokens/verify-with'
import { applyEdit } from './editing'

const part = (value: object) => base64url(JSON.stringify(value))
const token = `${part({ alg: 'RS256', kid: 'k' })}.${part({ sub: 'ada', exp: 5, roles: ['a'] })}.c2ln`
const page = renderPage(
  { kind: 'form-post', action: 'https://app.example/cb', fields: { code: '<c>', id_token: token } },
  'T',
  'x',
)
const request = {
  method: 'GET',
  url: 'https://app.example/a/b?x=1',
  headers: [
    ['Cookie', 'one=1; two=a=b'],
    ['Authorization', `Bearer ${token}`],
  ],
  body: '',
} as const
const answer = {
  status: 302,
  headers: [
    ['Location', 'https://app.example/cb?code=c#f=1'],
    ['Set-Cookie', 's=1; Path=/; Secure; SameSite=Lax'],
    ['Set-Cookie', 't=2; Path=/'],
  ],
  body: '',
} as const
const json = (value: unknown) => ({ status: 200, headers: [], body: JSON.stringify(value) })

const edit = async <M extends Parameters<typeof applyEdit>[0]>(message: M, change: object) => {
  expect(isEdit(change), JSON.stringify(change)).toBe(true)
  return applyEdit(message, change as MessageEdit)
}

describe('a part that is one thing', () => {
  it.each<[object, object]>([
    [
      { in: 'method', name: 'method', set: 'POST' },
      { ...request, method: 'POST' },
    ],
    [
      { in: 'path', name: 'path', set: '/c' },
      { ...request, url: 'https://app.example/c?x=1' },
    ],
  ])('of a request: %j', async (change, message) => {
    expect((await edit(request, change))?.message).toEqual(message)
    expect(await edit(answer, change)).toBeUndefined()
  })

  it.each<[object, object]>([
    [{ in: 'status', name: 'status', set: '401' }, { status: 401 }],
    [
      { in: 'location-address', name: 'location-address', set: 'https://b.example/' },
      { headers: [['Location', 'https://b.example/?code=c#f=1'], ...answer.headers.slice(1)] },
    ],
  ])('of an answer: %j', async (change, message) => {
    expect((await edit(answer, change))?.message).toMatchObject(message)
    expect(await edit(request, change)).toBeUndefined()
  })

  it('is a body, unless it is a page', async () => {
    const change = { in: 'body', name: 'body', set: 'z' }
    expect((await edit({ ...answer, body: 'y' }, change))?.message.body).toBe('z')
    expect(await edit({ ...answer, body: page }, change)).toBeUndefined()
    expect(await edit({ ...answer, body: 'y' }, { ...change, set: page })).toBeUndefined()
  })
})

describe('a cookie', () => {
  it.each<[object, string | undefined]>([
    [{ name: 'two', set: 'c' }, 'one=1; two=c'],
    [{ name: 'two', alter: '=' }, 'one=1; two=a=A'],
    [{ name: 'one', remove: true }, 'two=a=b'],
    [{ name: 'three', set: '3' }, 'one=1; two=a=b; three=3'],
    [{ name: 'three', remove: true }, undefined],
  ])('that is sent: %j gives %s', async (change, line) => {
    const edited = await edit(request, { in: 'cookie', ...change })
    expect(edited?.message.headers[0]?.[1]).toBe(line)
  })

  it('that was the only one takes its header along; the first one brings it', async () => {
    const one = { ...request, headers: [['Cookie', 'a=1']] } as const
    expect((await edit(one, { in: 'cookie', name: 'a', remove: true }))?.message.headers).toEqual([])
    const none = { ...request, headers: [] }
    expect((await edit(none, { in: 'cookie', name: 'a', set: '1' }))?.message.headers).toEqual([
      ['Cookie', 'a=1'],
    ])
  })

  it.each<[object, string[]]>([
    [{ name: 's', set: '9' }, ['s=9; Path=/; Secure; SameSite=Lax', 't=2; Path=/']],
    [{ name: 't', remove: true }, ['s=1; Path=/; Secure; SameSite=Lax']],
    [
      { name: 's', attribute: 'samesite', set: 'None' },
      ['s=1; Path=/; Secure; samesite=None', 't=2; Path=/'],
    ],
    [{ name: 's', attribute: 'Secure', remove: true }, ['s=1; Path=/; SameSite=Lax', 't=2; Path=/']],
    [
      { name: 't', attribute: 'Secure', set: '' },
      ['s=1; Path=/; Secure; SameSite=Lax', 't=2; Path=/; Secure'],
    ],
    [
      { name: 't', attribute: 'Max-Age', set: '0' },
      ['s=1; Path=/; Secure; SameSite=Lax', 't=2; Path=/; Max-Age=0'],
    ],
  ])('that is set: %j', async (change, lines) => {
    const edited = await edit(answer, { in: 'set-cookie', ...change })
    expect(edited?.message.headers.slice(1).map(([, line]) => line)).toEqual(lines)
  })

  it('that nobody sets has nothing to change', async () => {
    expect(await edit(answer, { in: 'set-cookie', name: 'u', set: '1' })).toBeUndefined()
    expect(
      await edit(answer, { in: 'set-cookie', name: 't', attribute: 'Secure', remove: true }),
    ).toBeUndefined()
  })
})

describe('a member by its JSON Pointer (RFC 6901)', () => {
  const body = { keys: [{ kid: 'a', n: 1 }], list: ['x', 'y'], 'a/b': { '~': true } }
  it.each<[object, object]>([
    [
      { name: '/keys/0/kid', set: 'b' },
      { ...body, keys: [{ kid: 'b', n: 1 }] },
    ],
    [
      { name: '/keys/0/n', set: '2' },
      { ...body, keys: [{ kid: 'a', n: 2 }] },
    ],
    [
      { name: '/keys/0/n', set: 'two' },
      { ...body, keys: [{ kid: 'a', n: 'two' }] },
    ],
    [
      { name: '/keys/0/n', remove: true },
      { ...body, keys: [{ kid: 'a' }] },
    ],
    [
      { name: '/keys/0', remove: true },
      { ...body, keys: [] },
    ],
    [
      { name: '/list', set: '["z"]' },
      { ...body, list: ['z'] },
    ],
    [
      { name: '/list/2', set: 'z' },
      { ...body, list: ['x', 'y', 'z'] },
    ],
    [
      { name: '/a~1b/~0', set: 'null' },
      { ...body, 'a/b': { '~': null } },
    ],
    [
      { name: '/new', set: '1' },
      { ...body, new: '1' },
    ],
    [{ name: '/__proto__', set: '1' }, JSON.parse(`{"__proto__":"1",${JSON.stringify(body).slice(1)}`)],
  ])('%j', async (change, after) => {
    const edited = await edit(json(body), { in: 'pointer', ...change })
    expect(JSON.parse(edited?.message.body ?? '')).toEqual(after)
  })

  it.each<object>([
    { name: '/keys/9/kid', set: 'x' },
    { name: '/keys/-1', set: 'x' },
    { name: '/none', remove: true },
    { name: '/list/0/x', set: 'x' },
    { name: '/constructor', remove: true },
  ])('%j finds nothing', async (change) => {
    expect(await edit(json(body), { in: 'pointer', ...change })).toBeUndefined()
  })
})

describe('a text of a page', () => {
  it('is another one, and nothing of it is markup', async () => {
    const edited = await edit(
      { ...answer, body: page },
      { in: 'page', name: '/fields/code', set: '</script>' },
    )
    expect(edited).toMatchObject({ before: '<c>', after: '</script>' })
    expect(edited?.message.body).toBe(page.replace('\\u003cc>', '\\u003c/script>'))
  })

  it.each(['/fields', '/fields/none', '/action/0'])('is no %s', async (name) => {
    expect(await edit({ ...answer, body: page }, { in: 'page', name, set: 'x' })).toBeUndefined()
  })
})

describe('a claim of a token', () => {
  const sent = async (jwt: object, way: object) => {
    const edited = await edit(request, { in: 'header', name: 'authorization', jwt, ...way })
    const value = edited?.message.headers[1]?.[1] ?? ''
    const [scheme, text = ''] = value.split(' ')
    const [header = '', claims = '', signature] = text.split('.')
    return { edited, scheme, text, header: readPart(header), claims: readPart(claims), signature }
  }

  it('is another one, and the old signature no longer fits', async () => {
    const { scheme, claims, header, signature, edited } = await sent(
      { part: 'claims', member: 'sub', signed: 'old' },
      { set: 'chidi' },
    )
    expect(scheme).toBe('Bearer')
    expect(claims).toEqual({ sub: 'chidi', exp: 5, roles: ['a'] })
    expect(header).toEqual({ alg: 'RS256', kid: 'k' })
    expect(signature).toBe('c2ln')
    expect(edited).toMatchObject({ before: 'ada', after: 'chidi' })
  })

  it('keeps the type it had where what is typed is of it', async () => {
    const member = (name: string) => ({ part: 'claims', member: name, signed: 'old' })
    expect((await sent(member('exp'), { set: '9' })).claims?.exp).toBe(9)
    expect((await sent(member('roles'), { set: '["b"]' })).claims?.roles).toEqual(['b'])
    expect((await sent(member('roles'), { set: 'b' })).claims?.roles).toBe('b')
    expect((await sent(member('exp'), { remove: true })).claims).toEqual({ sub: 'ada', roles: ['a'] })
  })

  it('without a signature says so: alg none (RFC 7518 section 3.6)', async () => {
    const { header, signature } = await sent({ part: 'claims', member: 'sub', signed: 'none' }, { set: 'x' })
    expect(header).toEqual({ alg: 'none', kid: 'k' })
    expect(signature).toBe('')
  })

  it('may be signed by the attacker, with a signature that is good for the attacker’s key alone', async () => {
    const { text, header } = await sent({ part: 'claims', member: 'sub', signed: 'attacker' }, { set: 'x' })
    expect(header).toEqual({ alg: 'RS256', kid: 'k' })
    const { kty, n, e } = attackerKey
    expect(await verifyJwt({ keys: [{ kty, n, e, kid: 'k' }] }, text, ['RS256'])).toMatchObject({
      valid: true,
    })
  })

  it('can stay while the header, or the signature alone, is another', async () => {
    const jwt = { part: 'header', member: 'kid', signed: 'old' }
    expect((await sent(jwt, { set: 'mine' })).header).toEqual({ alg: 'RS256', kid: 'mine' })
    expect((await sent({ part: 'signature', signed: 'old' }, { set: 'zz' })).signature).toBe('zz')
    expect((await sent({ signed: 'none' }, {})).header).toEqual({ alg: 'none', kid: 'k' })
  })

  it('is found in the page that posts the token', async () => {
    const jwt = { part: 'claims', member: 'sub', signed: 'old' }
    const change = { in: 'page', name: '/fields/id_token', jwt, set: 'chidi' }
    const edited = await edit({ ...answer, body: page }, change)
    expect(edited?.message.body).toContain(part({ sub: 'chidi', exp: 5, roles: ['a'] }))
  })

  it('is not found where no token stands', async () => {
    const jwt = { part: 'claims', member: 'sub', signed: 'old' }
    expect(await edit(request, { in: 'query', name: 'x', set: '1', jwt })).toBeUndefined()
    expect(await edit(request, { in: 'query', name: 'none', set: '1', jwt })).toBeUndefined()
  })
})

describe('what is taken for an edit', () => {
  const claim = { part: 'claims', member: 'sub', signed: 'old' }
  it.each<[string, unknown, boolean]>([
    ['a method that is none', { in: 'method', name: 'method', set: 'G T' }, false],
    ['a method taken away', { in: 'method', name: 'method', remove: true }, false],
    ['a method by another name', { in: 'method', name: 'verb', set: 'GET' }, false],
    ['a path without a slash', { in: 'path', name: 'path', set: 'x' }, false],
    ['a path with a space', { in: 'path', name: 'path', set: '/a b' }, false],
    ['a status that is none', { in: 'status', name: 'status', set: '99' }, false],
    ['a status of another hundred', { in: 'status', name: 'status', set: '600' }, false],
    ['two cookies in one', { in: 'cookie', name: 'a', set: '1; b=2' }, false],
    ['a cookie with a space in its name', { in: 'cookie', name: 'a b', set: '1' }, false],
    [
      'an attribute of a cookie that is sent',
      { in: 'cookie', name: 'a', attribute: 'Path', set: '/' },
      false,
    ],
    ['a pointer without a slash', { in: 'pointer', name: 'a', set: '1' }, false],
    ['a pointer with half an escape', { in: 'pointer', name: '/a~2', set: '1' }, false],
    ['another kind of page', { in: 'page', name: '/kind', set: 'app' }, false],
    ['a text of a page taken away', { in: 'page', name: '/a', remove: true }, false],
    ['a claim', { in: 'json', name: 'a', set: '1', jwt: claim }, true],
    [
      'a claim without a name',
      { in: 'json', name: 'a', set: '1', jwt: { part: 'claims', signed: 'old' } },
      false,
    ],
    ['a claim that is not changed', { in: 'json', name: 'a', jwt: claim }, false],
    [
      'a claim signed by nobody we know',
      { in: 'json', name: 'a', set: '1', jwt: { ...claim, signed: 'x' } },
      false,
    ],
    ['a claim and more', { in: 'json', name: 'a', set: '1', jwt: { ...claim, more: 1 } }, false],
    ['a claim of a path', { in: 'path', name: 'path', set: '/a', jwt: claim }, false],
    ['a status with another character', { in: 'status', name: 'status', alter: '.' }, false],
    ['half of a pair of surrogates', { in: 'query', name: 'a', set: '\ud800' }, false],
    ['a signature alone', { in: 'json', name: 'a', jwt: { signed: 'none' } }, true],
    ['a signature alone that stays', { in: 'json', name: 'a', jwt: { signed: 'old' } }, false],
    ['a signature alone, and a change', { in: 'json', name: 'a', set: '1', jwt: { signed: 'none' } }, false],
  ])('%s', (_what, candidate, taken) => {
    expect(isEdit(candidate)).toBe(taken)
  })
})
