import { describe, expect, it, test } from 'vitest'
import { issuedBy } from '../explain/testing/tokens'
import { execute } from './commands'
import { refused } from './testing/refused'

const access = await issuedBy('authorization-code-pkce', 'access-token')
const CALLBACK = 'https://a.example/?code=0.secret-code&state=s'

describe('lab explain', () => {
  test.each<[string, string, RegExp, number]>([
    [
      'a token',
      access,
      /^Access token, version 2\.0\n[\s\S]*scp: Expenses\.Read {2}# .*oauth2PermissionGrant\.scope/,
      0,
    ],
    [
      'a code',
      'AADSTS50011',
      /^AADSTS50011\n[\s\S]*To mend it: .*\n {2}In the Entra admin center: Entra ID/,
      0,
    ],
    ['a callback', CALLBACK, /code: \(hidden, 13 characters\)/, 0],
    ['nothing', ' ', /^There is nothing in it\.$/, 1],
    ['words', 'hello there', /^There is nothing in it that this page can take apart/, 1],
  ])('%s', async (_what, text, says, exit) => {
    const { output, code } = await execute(['explain', text])
    expect(output).toMatch(says)
    expect(code).toBe(exit)
  })

  it.each(['text', 'json'])('what is secret is shown when it is asked for, as %s', async (format) => {
    const hidden = await execute(['explain', CALLBACK, '--format', format])
    expect(hidden.output).not.toContain('0.secret-code')
    const shown = await execute(['explain', CALLBACK, '--secrets', 'shown', '--format', format])
    expect(shown.output).toContain('0.secret-code')
  })

  it('the token itself is not repeated', async () => {
    expect((await execute(['explain', access, '--format', 'json'])).output).not.toContain(access)
  })

  test.each<[string, readonly string[], RegExp]>([
    ['no text', ['explain'], /^explain takes one text/],
    ['two texts', ['explain', 'a', 'b'], /^explain takes one text/],
    ['another word for secrets', ['explain', 'a', '--secrets', 'no'], /^--secrets takes "shown"/],
  ])('%s is bad usage', async (_what, args, says) => {
    expect(await refused(args)).toMatch(says)
  })
})
