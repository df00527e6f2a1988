import { describe, expect, it, test } from 'vitest'
import { mendsByCode } from '../trace/reasons/by-code'
import { ofCodes } from '../trace/reasons/of-codes'
import { codeSaid, codesWithPage } from './code'
import { ways } from './errors-of'
import { raisedBy } from './raised-by'
import { observeCodes } from './testing/observed'

const observed = await observeCodes()

describe('the OAuth error beside a code is the one of the endpoint', () => {
  it('as the identity provider gives it in the runs', () => {
    const said = Object.entries(ways).map(([code, at]) => [
      Number(code),
      Object.entries(at)
        .map(([endpoint, error]) => (endpoint === 'page' ? 'page' : `${endpoint} ${error}`))
        .sort(),
    ])
    const seen = [...observed].map(([code, each]) => [code, each.ways] as const).sort(([a], [b]) => a - b)
    expect(said).toEqual(seen)
  })

  test.each<[string, number, readonly string[], boolean]>([
    ['consent that is missing', 65001, ['authorize consent_required', 'token invalid_grant'], false],
    ['a refusal that no app hears of', 50011, [], true],
    ['an app of one tenant at /common', 50194, [], true],
    [
      'a missing parameter',
      900144,
      ['authorize', 'token', 'devicecode'].map((at) => `${at} invalid_request`),
      false,
    ],
    ['a password that is wrong', 50126, ['token invalid_grant'], true],
    ['a name of which nothing is raised', 90093, [], false],
  ])('%s', (_what, code, errors, onPage) => {
    const said = codeSaid(code)
    expect(said?.errors.map(({ at, error }) => `${at} ${error}`)).toEqual(errors)
    expect(said?.onPage).toBe(onPage)
  })
})

describe('what mends a code is not what mends one of its causes', () => {
  it('a code that several checks raise has words of its own', () => {
    const several = [...observed].filter(([, { checks }]) => checks.length > 1).map(([code]) => code)
    expect(several.length).toBeGreaterThan(8)
    expect(several.filter((code) => !Object.hasOwn(ofCodes, code))).toEqual([])
  })

  it('nor what mends its check in another case', () => {
    const own = Object.entries(raisedBy).filter(([code, check]) => mendsByCode[check]?.[Number(code)])
    expect(own.length).toBeGreaterThan(8)
    expect(own.filter(([code]) => !Object.hasOwn(ofCodes, code))).toEqual([])
  })

  it('no code has words that this lab does not raise', () => {
    expect(Object.keys(ofCodes).filter((code) => !codesWithPage.includes(Number(code)))).toEqual([])
  })

  test.each<[number, RegExp]>([
    [900144, /the parameter that the message names/],
    [16000, /login_hint.*added as a guest/],
    [70008, /^A code: .* A refresh token: /],
    [50053, /failure reason.*another network/],
    [90023, /The message says what is not valid/],
    [9002313, /as it leaves the app/],
    [28000, /^No consent mends it.*one token after the other/],
    [28003, /send scope in the token request/],
    [500121, /declined.*in time.*sign-in log/],
    [70018, /user code.*device_code/],
    [501491, /code_verifier has 43 to 128.*code_challenge/],
    [70000, /code or the refresh token/],
    [50034, /name that was typed, or the tenant/],
    [7000218, /on a server: send its secret.*allow public client flows/],
    [700027, /certificate.*federated issuer/],
    [9002313, /Fiddler/],
    [50027, /id_token_hint.*assertion.*client_assertion/],
  ])('AADSTS%i names each', (code, mend) => {
    expect(codeSaid(code)?.reason?.mend).toMatch(mend)
  })

  test.each<[number, 'published' | 'publishedOtherwise', RegExp]>([
    [50053, 'published', /IP address with malicious activity/],
    [50020, 'published', /added as an external user/],
    [9002313, 'published', /something wrong with the request/],
    [70018, 'published', /wrong user code.*isn't approved/],
    [16000, 'publishedOtherwise', /added as an external user/],
    [501491, 'publishedOtherwise', /Code_Challenge/],
    [70008, 'publishedOtherwise', /inactivity/],
  ])('AADSTS%i has Microsoft’s words, %s', (code, member, words) => {
    expect(codeSaid(code)?.[member]).toMatch(words)
  })
})
