import { describe, expect, it } from 'vitest'
import { contoso } from '../../fixtures/contoso'
import { flow } from '../../flows/authorization-code-pkce/flow'
import { completeRun } from '../../run/complete'
import type { Intervention } from '../../run/intervention'
import { save } from './save'

const expenses = contoso.applications.find(({ displayName }) => displayName === 'Expenses')
if (!expenses) throw new Error('The sample has changed.')

/** What is typed into the form, one address a line, for one platform and no other. */
function typed(platform: 'web' | 'spa' | 'publicClient', addresses: readonly string[]) {
  const empty = { redirectUris: [] }
  const draft = {
    ...expenses,
    ...{ web: { ...empty, logoutUrl: null }, spa: empty, publicClient: empty },
    [platform]: { redirectUris: addresses, ...(platform === 'web' && { logoutUrl: null }) },
  }
  return save(contoso, 'applications', draft, { ...expenses })
}

/** What comes of it when the program names `sent`: whether it is among the registered ones, or why it cannot be registered. */
async function outcome(platform: 'web' | 'spa' | 'publicClient', registered: string, sent: string) {
  const saved = typed(platform, [registered])
  if ('faults' in saved) return saved.faults.map(({ path, says }) => `${path}: ${says}`).join(' ')
  if (!('change' in saved)) throw new Error('Nothing changes.')
  const when = { at: 'start' } as const
  const interventions: Intervention[] = [
    { when, ...saved.change.edit },
    { when, do: 'configure', party: 'expenses', settings: { redirect_uri: sent } },
  ]
  const { result } = await completeRun(flow, { seed: 1, interventions })
  const checked = result.events.find(
    (event) =>
      (event.type === 'check-passed' || event.type === 'check-failed') &&
      event.check === 'redirect-uri-registered',
  )
  return checked?.type ?? 'not asked'
}

const HOST = 'https://expenses.contoso.example'
const PASSES = 'check-passed'
const FAILS = 'check-failed'

// https://learn.microsoft.com/entra/identity-platform/reply-url
describe('redirect addresses, from the form to the request', () => {
  it.each<
    [
      title: string,
      platform: 'web' | 'spa' | 'publicClient',
      registered: string,
      sent: string,
      expected: string,
    ]
  >([
    ['the same', 'web', `${HOST}/callback`, `${HOST}/callback`, PASSES],
    ['a slash more', 'web', `${HOST}/callback`, `${HOST}/callback/`, FAILS],
    ['a slash fewer', 'web', `${HOST}/callback/`, `${HOST}/callback`, FAILS],
    ['another case of the path', 'web', `${HOST}/callback`, `${HOST}/Callback`, FAILS],
    ['another path', 'web', `${HOST}/callback`, `${HOST}/callback/more`, FAILS],
    ['a query more', 'web', `${HOST}/callback`, `${HOST}/callback?a=b`, FAILS],
    ['another port', 'web', `${HOST}/callback`, `${HOST}:444/callback`, FAILS],
    [
      'another port of localhost',
      'web',
      'http://localhost/callback',
      'http://localhost:3000/callback',
      PASSES,
    ],
    ['another port of 127.0.0.1', 'publicClient', 'http://127.0.0.1/cb', 'http://127.0.0.1:8080/cb', PASSES],
    ['localhost for 127.0.0.1', 'web', 'http://127.0.0.1/cb', 'http://localhost/cb', FAILS],
    ['another path of localhost', 'web', 'http://localhost/a', 'http://localhost:3000/b', FAILS],
    ['another scheme of localhost', 'web', 'http://localhost/a', 'https://localhost/a', FAILS],
    ['http for https', 'web', `${HOST}/callback`, 'http://expenses.contoso.example/callback', FAILS],
    [
      'http',
      'web',
      'http://expenses.contoso.example/callback',
      '',
      'web.redirectUris.0: http is for localhost only: everywhere else it is https.',
    ],
    [
      'the loopback of IPv6',
      'web',
      'http://[::1]/callback',
      '',
      'web.redirectUris.0: http is for localhost only: everywhere else it is https.',
    ],
    [
      'a wildcard',
      'web',
      'https://*.contoso.example/callback',
      '',
      'web.redirectUris.0: The forms of Entra take no wildcard. A manifest may have one, for work and school accounts; this identity provider compares whole addresses only.',
    ],
    ...['!', '$', "'", '(', ')', ',', ';'].map((each): [string, 'web', string, string, string] => [
      `a ${each}`,
      'web',
      `${HOST}/a${each}b`,
      '',
      `web.redirectUris.0: Entra supports no ${each} in a redirect address.`,
    ]),
    [
      'a scheme of its own for web',
      'web',
      'msal.expenses://auth',
      '',
      'web.redirectUris.0: A scheme of its own is for the platform of mobile and desktop programs.',
    ],
    [
      'a scheme of its own for a program',
      'publicClient',
      'msal.expenses://auth',
      'msal.expenses://auth',
      PASSES,
    ],
    ['one of another platform', 'spa', `${HOST}/callback`, `${HOST}/callback`, PASSES],
    [
      '256 characters',
      'web',
      `${HOST}/${'x'.repeat(256 - HOST.length - 1)}`,
      `${HOST}/${'x'.repeat(256 - HOST.length - 1)}`,
      PASSES,
    ],
    [
      '257 characters',
      'web',
      `${HOST}/${'x'.repeat(257 - HOST.length - 1)}`,
      '',
      'web.redirectUris.0: It has 257 characters, and 256 is the most.',
    ],
  ])('%s', async (_, platform, registered, sent, expected) => {
    expect(await outcome(platform, registered, sent)).toBe(expected)
  })

  it('256 of them, and no more', () => {
    const addresses = (count: number) => Array.from({ length: count }, (_, at) => `${HOST}/${at}`)
    expect('change' in typed('web', addresses(256))).toBe(true)
    const saved = typed('web', addresses(257))
    expect('faults' in saved && saved.faults).toEqual([
      { path: 'web.redirectUris', says: 'There are 257, and 256 is the most.' },
    ])
  })
})
