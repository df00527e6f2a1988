import { expect, test } from 'vitest'
import { findFlow } from '../../simulator/doors/catalogue'
import { completeRun } from '../../simulator/doors/index'
import { personOf } from './WhoAmI'

const OLD = 'Harbour-Lantern-42'
const passwordOf = (username: string) => ({ kind: 'password', username, action: '', fields: {} }) as const

test.each([
  ['nothing', OLD],
  ['password-changed', 'Public-Test-7'],
])('the card has the password as it is now: meanwhile %s', async (meanwhile, password) => {
  const flow = await findFlow('refresh-token')?.flow()
  if (!flow) throw new Error('There is no such flow.')
  const switches = { client: 'single-page-app', comesBack: 'half-a-day', meanwhile }
  const { result } = await completeRun(flow, { seed: 1, switches })
  const page = passwordOf('ada@contoso.example')
  expect(personOf(flow, result.events, 0, page, undefined)).toMatchObject({ password: OLD })
  expect(personOf(flow, result.events, result.events.length, page, undefined)).toMatchObject({ password })
})

test('whoever was renamed is found by the new name', async () => {
  const flow = await findFlow('authorization-code-pkce')?.flow()
  if (!flow) throw new Error('There is no such flow.')
  const ada = flow.sites[0]?.tenant?.users.find(({ displayName }) => displayName === 'Ada Nilsen')
  if (!ada) throw new Error('There is no Ada.')
  const { result } = await completeRun(flow, {
    seed: 1,
    interventions: [
      {
        when: { at: 'start' },
        do: 'put',
        collection: 'users',
        object: { id: ada.id, userPrincipalName: 'a.new@contoso.example' },
      },
    ],
  })
  const page = passwordOf('a.new@contoso.example')
  expect(personOf(flow, result.events, result.events.length, page, undefined)).toMatchObject({
    name: 'Ada Nilsen',
  })
})
