import { decodeJwt, decodeProtectedHeader } from 'jose'
import { expect, test } from 'vitest'
import { createBrowser, createLab, redeem } from './testing/lab'

test('A person signs in, and the application gets tokens for the code', async () => {
  const lab = createLab()
  const browser = createBrowser(lab)
  const stop = await browser.signIn(await browser.authorize())
  expect(stop.location).toMatch(/^https:\/\/expenses\.contoso\.example\/callback\?code=0\.[\w-]+&state=st-1$/)
  const { response, body } = await redeem(lab, { code: stop.answer?.get('code') ?? '' })
  expect(response.status).toBe(200)
  expect(decodeProtectedHeader(String(body.id_token)).alg).toBe('RS256')
  expect(decodeJwt(String(body.id_token))).toMatchObject({ name: 'Ada Nilsen', nonce: 'no-1' })
  expect(lab.events.map((event) => ('check' in event ? event.check : event.type))).toMatchInlineSnapshot(`
    [
      "tenant-exists",
      "client-known",
      "redirect-uri-registered",
      "response-type",
      "scope",
      "note",
      "person",
      "account-identified",
      "account",
      "note",
      "password-matches",
      "first-factor",
      "note",
      "totp-matches",
      "second-factor",
      "note",
      "directory-changed",
      "directory-changed",
      "consent",
      "token-issued",
      "token-issued",
      "tenant-exists",
      "client-known",
      "client-secret",
      "code-expiry",
      "grant-binding",
      "client-type",
      "code-redirect-uri",
      "code-unused",
      "account-enabled",
      "token-issued",
      "token-issued",
      "token-issued",
    ]
  `)
})
