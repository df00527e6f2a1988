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

  const TOKEN = 'https://login.microsoftonline.com/common/oauth2/v2.0/token'
  const FORM = 'grant_type=client_credentials&client_id=my-app&client_secret=s3cret-of-nobody'
  test.each<[string, string]>([
    [
      'PowerShell',
      `$form = @{ grant_type = 'client_credentials'; client_id = 'my-app'; client_secret = 's3cret-of-nobody' }\nInvoke-RestMethod -Method Post -Uri ${TOKEN} -Body $form`,
    ],
    ['HTTPie', `http --form POST ${TOKEN} ${FORM.replaceAll('&', ' ')}`],
    ['wget', `wget -qO- --post-data='${FORM}' ${TOKEN}`],
    [
      'az',
      `az rest --method post --url ${TOKEN} --headers "Content-Type=application/x-www-form-urlencoded" --body "${FORM}"`,
    ],
  ])('a request of %s is taken apart, and its secret hidden', async (_program, command) => {
    const { output, code } = await execute(['explain', command])
    expect(code).toBe(0)
    expect(output).toMatch(/Token request/)
    expect(output).toMatch(/^\s*grant_type: client_credentials/m)
    expect(output).toMatch(/^\s*client_id: my-app/m)
    expect(output).toMatch(/^\s*client_secret: \(hidden, 16 characters\)/m)
    expect(output).not.toContain('s3cret-of-nobody')
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
