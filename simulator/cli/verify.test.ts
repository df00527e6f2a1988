import { expect, it } from 'vitest'
import { execute } from './commands'

async function tokens(...args: string[]): Promise<string[]> {
  const { output } = await execute(['run', 'authorization-code-pkce', ...args, '--format', 'json'])
  const events: { type: string; token?: string; value?: string }[] = JSON.parse(output).events
  return events.flatMap(({ type, token, value }) =>
    type === 'token-issued' && token?.match(/id-token|access-token/) && value ? [value] : [],
  )
}

it('verify accepts the tokens the lab issued, and shows what is in them', async () => {
  const issued = await tokens()
  expect(issued).toHaveLength(2)
  for (const token of issued) {
    const { output, code } = await execute(['verify', token])
    expect(code).toBe(0)
    expect(output).toMatch(/^The signature is valid/)
    expect(output).toContain('"alg": "RS256"')
    expect(output).toContain('"iss":')
  }
})

it('verify takes a token with the line break it was pasted with', async () => {
  const [token] = await tokens()
  expect((await execute(['verify', `${token}\n`])).code).toBe(0)
})

it('verify refuses a token of which anything was changed, with exit code 1', async () => {
  const [token = ''] = await tokens()
  const [header = '', payload = '', signature = ''] = token.split('.')
  const raised = Buffer.from(
    JSON.stringify({ ...JSON.parse(Buffer.from(payload, 'base64url').toString()), scp: 'Everything' }),
  ).toString('base64url')
  const unsigned = Buffer.from('{"alg":"none"}').toString('base64url')
  const altered = [
    `${header}.${raised}.${signature}`,
    `${header}.${payload}.${signature.startsWith('A') ? 'B' : 'A'}${signature.slice(1)}`,
    `${unsigned}.${payload}.`,
    `${header}.${payload}`,
    'hello',
    // The same bytes, written otherwise (RFC 4648 section 3.5).
    `${header}.${payload}.${signature}==`,
    `${header}.${payload}.${signature.slice(0, 9)} ${signature.slice(9)}`,
    `${header}.${payload}.${signature.slice(0, -1)}${nextTo(signature.at(-1))}`,
    // What is no text where one belongs, and what cannot be printed.
    ...['{"alg":{"toString":1}}', '{"alg":"RS256","kid":[1]}', 'null', `{"a":${'['.repeat(50_000)}`].map(
      (each) => `${Buffer.from(each).toString('base64url')}.${payload}.${signature}`,
    ),
  ]
  for (const each of altered) {
    const { code, output } = await execute(['verify', each])
    expect(code).toBe(1)
    expect(output).not.toContain('is valid')
  }
})

function nextTo(character = ''): string {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
  return alphabet[alphabet.indexOf(character) + 1] ?? ''
}
