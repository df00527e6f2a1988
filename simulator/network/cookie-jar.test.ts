import { describe, expect, it } from 'vitest'
import { createCookieJar, readCookies } from './cookie-jar'
import type { HttpResponse } from './message'

const LOGIN = new URL('https://login.entra.example/tenant/login')
const set = (...lines: string[]): HttpResponse => ({
  status: 200,
  headers: lines.map((line) => ['Set-Cookie', line] as const),
  body: '',
})

describe('a cookie', () => {
  it('goes back to the host that set it, and to no other', () => {
    const jar = createCookieJar()
    jar.store(LOGIN, set('session=1; Path=/; Secure; HttpOnly; SameSite=None'))
    expect(jar.header(LOGIN, 'GET', undefined)).toBe('session=1')
    expect(jar.header(new URL('https://expenses.contoso.example/'), 'GET', undefined)).toBeUndefined()
  })

  it.each([
    ['None', 'POST', true],
    ['Lax', 'GET', true],
    ['Lax', 'POST', false],
    ['Strict', 'GET', false],
    [undefined, 'POST', false],
  ])(
    'with SameSite=%s is sent with a cross-site %s: %s (RFC 6265bis section 5.8.3)',
    (sameSite, method, sent) => {
      const jar = createCookieJar()
      jar.store(LOGIN, set(`session=1; Path=/${sameSite ? `; SameSite=${sameSite}` : ''}`))
      expect(jar.header(LOGIN, method, 'https://expenses.contoso.example') !== undefined).toBe(sent)
    },
  )

  it('is replaced by one of the same name, host and path, and removed by Max-Age=0', () => {
    const jar = createCookieJar()
    jar.store(LOGIN, set('session=1; Path=/'))
    jar.store(LOGIN, set('session=2; Path=/'))
    expect(jar.header(LOGIN, 'GET', undefined)).toBe('session=2')
    jar.store(LOGIN, set('session=; Path=/; Max-Age=0'))
    expect(jar.header(LOGIN, 'GET', undefined)).toBeUndefined()
  })

  it('outside its path stays home', () => {
    const jar = createCookieJar()
    jar.store(LOGIN, set('deep=1; Path=/tenant'))
    expect(jar.header(new URL('/elsewhere', LOGIN), 'GET', undefined)).toBeUndefined()
  })

  it.each([
    ['/tenant', '/tenant', true],
    ['/tenant', '/tenant/login', true],
    ['/tenant', '/tenants', false],
    ['/tenant/', '/tenant/login', true],
    ['/tenant/', '/tenant', false],
    ['/', '/anything', true],
  ])('of Path=%s goes to %s: %s (RFC 6265 section 5.1.4)', (path, asked, sent) => {
    const jar = createCookieJar()
    jar.store(LOGIN, set(`a=1; Path=${path}`))
    expect(jar.header(new URL(asked, LOGIN), 'GET', undefined) === 'a=1').toBe(sent)
  })

  it.each(['a=1', 'a=1; Path=', 'a=1; Path=tenant'])(
    'without a path (%s) belongs to the folder that it came from (RFC 6265 section 5.1.4)',
    (line) => {
      const jar = createCookieJar()
      jar.store(LOGIN, set(line))
      expect(jar.header(new URL('/tenant/other', LOGIN), 'GET', undefined)).toBe('a=1')
      expect(jar.header(new URL('/other', LOGIN), 'GET', undefined)).toBeUndefined()
      jar.store(new URL('/top', LOGIN), set('b=1'))
      expect(jar.header(new URL('/other', LOGIN), 'GET', undefined)).toBe('b=1')
    },
  )

  it.each([
    ['a=1; Max-Age=-5', false],
    ['a=1; Max-Age=60', true],
    ['a=1; max-age=0', false],
    ['=1', false],
    ['a', false],
    ['a=', true],
    ['a=b=c', true],
  ])('written as %j is kept: %s', (line, kept) => {
    const jar = createCookieJar()
    jar.store(LOGIN, set(line))
    expect(jar.header(LOGIN, 'GET', undefined) !== undefined).toBe(kept)
  })

  it('stands beside others of other names and paths, in the order in which they came', () => {
    const jar = createCookieJar()
    const stored = jar.store(LOGIN, set('a=1; Path=/; HttpOnly', 'b=x=y; Path=/', 'a=2; Path=/tenant'))
    expect(stored).toEqual([
      { name: 'a', attributes: 'Path=/; HttpOnly' },
      { name: 'b', attributes: 'Path=/' },
      { name: 'a', attributes: 'Path=/tenant' },
    ])
    expect(jar.header(LOGIN, 'GET', undefined)).toBe('a=1; b=x=y; a=2')
  })

  it.each([
    ['https://a.contoso.example', 'https://b.contoso.example', true],
    ['https://contoso.example', 'https://b.contoso.example', true],
    ['https://a.contoso.example', 'https://a.fabrikam.example', false],
    ['http://a.contoso.example', 'https://a.contoso.example', false],
    ['https://a.contoso.example:8443', 'https://a.contoso.example', true],
  ])('sees %s and %s as one site: %s', (one, other, same) => {
    expect(createCookieJar().sameSite(one, other)).toBe(same)
  })

  it.each([
    ['Lax', 'frame', false],
    ['Lax', 'address-bar', true],
    ['None', 'frame', true],
    ['Strict', 'frame', false],
  ] as const)('with SameSite=%s is sent from another site to a %s: %s', (sameSite, where, sent) => {
    const jar = createCookieJar()
    jar.store(LOGIN, set(`a=1; Path=/; SameSite=${sameSite}`))
    expect(jar.header(LOGIN, 'GET', 'https://app.contoso.example', where) !== undefined).toBe(sent)
    expect(jar.header(LOGIN, 'GET', LOGIN.origin, where)).toBe('a=1')
  })

  it.each([
    ['None', 'https://app.contoso.example', true],
    ['Lax', 'https://app.contoso.example', false],
    ['Lax', 'https://other.entra.example', true],
  ])(
    'of SameSite=%s is kept from a frame in a page of %s: %s (RFC 6265bis section 5.7)',
    (sameSite, top, kept) => {
      const jar = createCookieJar()
      jar.store(LOGIN, set(`a=1; Path=/; SameSite=${sameSite}`), top)
      expect(jar.header(LOGIN, 'GET', undefined) !== undefined).toBe(kept)
    },
  )
})

describe('the Cookie header of a request', () => {
  it.each([
    [
      'a=1; b=2',
      [
        ['a', '1'],
        ['b', '2'],
      ],
    ],
    ['a=x=y', [['a', 'x=y']]],
    ['nothing', []],
    ['', []],
  ])('%j gives %j', (value, pairs) => {
    expect([...readCookies({ headers: [['cookie', value]] })]).toEqual(pairs)
    expect([...readCookies({ headers: [] })]).toEqual([])
  })
})
