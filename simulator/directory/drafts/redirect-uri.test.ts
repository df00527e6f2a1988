import { describe, expect, it } from 'vitest'
import { type RedirectPlatform, redirectUriFault } from './redirect-uri'

const long = (length: number) => `https://a.example/${'x'.repeat(length - 'https://a.example/'.length)}`

describe('a redirect address', () => {
  it.each<[uri: string, platform: RedirectPlatform]>([
    ['https://app.contoso.example/callback', 'web'],
    ['https://app.contoso.example', 'web'],
    ['https://app.contoso.example/a?b=c', 'spa'],
    ['http://localhost/callback', 'web'],
    ['http://localhost:8080', 'spa'],
    ['http://127.0.0.1:8080/callback', 'publicClient'],
    ['msal.expenses://auth', 'publicClient'],
    [long(256), 'web'],
  ])('%s can be registered for %s', (uri, platform) => {
    expect(redirectUriFault(uri, platform)).toBeUndefined()
  })

  it.each<[uri: string, platform: RedirectPlatform, because: RegExp]>([
    ['http://app.contoso.example/callback', 'web', /http is for localhost only/],
    ['http://[::1]:8080/callback', 'publicClient', /http is for localhost only/],
    ['http://localhost.contoso.example/', 'web', /http is for localhost only/],
    ['app.contoso.example/callback', 'web', /whole address/],
    ['/callback', 'web', /whole address/],
    ['', 'web', /whole address/],
    ['https://*.contoso.example/callback', 'web', /no wildcard/],
    ['https://app.contoso.example/callback#', 'web', /no #/],
    ['https://app.contoso.example/(callback)', 'web', /supports no \(/],
    ['https://app.contoso.example/a;b', 'web', /supports no ;/],
    [' https://app.contoso.example/callback', 'web', /space/],
    ['msal.expenses://auth', 'web', /scheme of its own/],
    ['msal.expenses://auth', 'spa', /scheme of its own/],
    ['javascript:alert', 'publicClient', /leads to no program/],
    [long(257), 'web', /has 257 characters/],
  ])('"%s" cannot for %s', (uri, platform, because) => {
    expect(redirectUriFault(uri, platform)).toMatch(because)
  })
})
