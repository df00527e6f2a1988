import { decodeJwt } from 'jose'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { expenses } from '../fixtures/contoso-applications'
import { interactive } from '../identity-provider/parts/interactive'
import { START_OF_DAY } from '../run/run'
import { signInByMsal } from './testing/msal-sign-in'

const READ = 'api://expenses.contoso.example/Expenses.Read'
const REPORTS = 'api://reports.contoso.example/Reports.Read'
const DAY = 86_400

// The library reads the machine's clock: it has to be that of the run.
beforeEach(() => void vi.useFakeTimers({ toFake: ['Date'], now: START_OF_DAY }))
afterEach(() => void vi.useRealTimers())

/** Signs Ada in by Microsoft's library, takes the refresh token of its answer, and lets the library redeem it after `seconds`. */
async function refreshAfter(seconds: number, scopes: string[], change: object = {}) {
  const { forms, ...came } = await signInByMsal(
    { parts: interactive, asked: READ, seconds },
    async ({ world, app }) => {
      const refreshToken = Object.values(JSON.parse(app.getTokenCache().serialize()).RefreshToken ?? {})
        .map((each) => (each as { secret: string }).secret)
        .join('')
      const ada = world.directory.tenant.users.find(({ displayName }) => displayName === 'Ada Nilsen')
      if (ada)
        world.directory.put('users', { ...ada, ...change }, 'changed', (event) => world.emit('app', event, 0))
      return app.acquireTokenByRefreshToken({ refreshToken, scopes, forceCache: true })
    },
  )
  return { ...came, sent: forms.find((form) => form.get('grant_type') === 'refresh_token') }
}

describe('@azure/msal-node refreshes', () => {
  it.each([1, 89])('after %i days, for the API that it signed in for', async (days) => {
    const { accessToken, fault, sent } = await refreshAfter(days * DAY, [READ])
    expect(fault).toBeUndefined()
    expect(sent?.get('scope')?.split(' ')).toContain(READ)
    expect(decodeJwt(accessToken ?? '')).toMatchObject({ azp: expenses.appId, scp: 'Expenses.Read' })
  })

  it.each<[string, number, string, object, string]>([
    ['91 days', 91 * DAY, READ, {}, 'AADSTS700082'],
    ['for another API, without consent', DAY, REPORTS, {}, 'AADSTS65001'],
    [
      'when all sign-ins were revoked',
      DAY,
      READ,
      { signInSessionsValidFromDateTime: new Date(START_OF_DAY + DAY * 1000).toISOString() },
      'AADSTS50173',
    ],
    ['when the account was disabled', DAY, READ, { accountEnabled: false }, 'AADSTS50057'],
  ])('and understands the refusal %s', async (_what, seconds, scope, change, code) => {
    const { accessToken, fault } = await refreshAfter(seconds, [scope], change)
    expect(accessToken).toBeUndefined()
    expect(fault?.errorCode).toBe('invalid_grant')
    expect(fault?.message).toContain(code)
  })
})
