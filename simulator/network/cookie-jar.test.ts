import { describe, expect, it } from 'vitest'
import { createCookieJar } from './cookie-jar'
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
})
