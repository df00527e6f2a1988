import { describe, expect, it } from 'vitest'
import { codeOf, createBrowser, createLab, type Lab, type Parameters, redeem, VERIFIER } from '../testing/lab'
import * as table from './aadsts'

const PLAIN = { code_challenge: VERIFIER, code_challenge_method: 'plain' }
const SECRET_OF_CODE = VERIFIER

/** All that went out to the asker. */
const description = async (lab: Lab, asked: Parameters, fields: Parameters) =>
  String((await redeem(lab, { code: await codeOf(lab, asked), ...fields })).body.error_description)

describe('what is explained is not what is said on the wire', () => {
  it('a wrong verifier of a plain challenge does not give the right one away', async () => {
    const lab = createLab()
    const text = await description(lab, PLAIN, { code_verifier: `${VERIFIER.slice(0, -1)}0` })
    expect(text).toMatch(/^AADSTS501481: /)
    expect(text).not.toContain(SECRET_OF_CODE)
    expect(lab.eventsOf('check-failed').at(-1)?.says).toContain(SECRET_OF_CODE)
  })

  it.each<[string, Parameters, Parameters, RegExp]>([
    ['which secrets there are', {}, { client_secret: 'guess' }, /registered|Expenses|2/],
    [
      'until when a secret was good',
      {},
      { client_secret: 'Tg4~public.test.secret-of-last-year' },
      /2026-01-06|Server, 2025/,
    ],
    ['the redirect URI of the sign-in', {}, { redirect_uri: 'https://evil.example' }, /expenses\.contoso/],
    [
      'the name of the application',
      {},
      { scope: 'api://expenses.contoso.example/Expenses.ReadWrite' },
      /Expenses API/,
    ],
  ])('nor %s', async (_what, asked, fields, absent) => {
    const text = await description(createLab(), asked, fields)
    const [sentence = ''] = text.replace(/^AADSTS\d+: /, '').split('\r\n')
    expect(sentence).not.toMatch(absent)
  })

  it('nor, on a page, what the directory knows of an account', async () => {
    const lab = createLab()
    const browser = createBrowser(lab)
    const stop = await browser.submit(await browser.authorize(), { username: 'dana@contoso.example' })
    expect(stop.page).toMatchObject({ kind: 'refusal', message: 'The user account is disabled.' })
  })

  it('a value that was sent is repeated, cut and made harmless', async () => {
    const { answer } = await createBrowser(createLab()).authorize({ prompt: `"\\${'x'.repeat(900)}` })
    const text = answer?.get('error_description') ?? ''
    expect(text).toMatch(/^AADSTS90023: The request is not valid: 'prompt='\?x+'\. Trace ID/)
    expect(text.length).toBeLessThan(500)
  })

  it('a text has one place for what was sent, and is made of the characters of RFC 6749 section 4.1.2.1', () => {
    for (const { text } of Object.values<table.Aadsts>(table)) {
      expect(text.split('{}').length).toBeLessThan(3)
      expect(text).toMatch(/^[ !#-[\]-~]+$/)
    }
  })
})
