import { describe, expect, it } from 'vitest'
import { totp } from '../authentication/totp'
import { contoso } from '../fixtures/contoso'
import { inTurn } from './in-turn'
import { createMemory } from './memory'
import { allParts } from './testing/all-parts'
import { codeOf, createBrowser, createLab, type Lab, type Parameters, redeem } from './testing/lab'

const lab = () => createLab(contoso, { parts: allParts, settings: { refreshTokens: 'rotate' } })
const userOf = (upn: string) => contoso.users.find((each) => each.userPrincipalName === upn)?.id ?? ''
const ADA = 'ada@contoso.example'

describe('what is good once is good once, when four come at the same moment', () => {
  it.each<[string, (own: Lab) => Promise<Parameters>]>([
    ['a code', async (own) => ({ code: await codeOf(own) })],
    [
      'a refresh token, where they rotate',
      async (own) => {
        const { body } = await redeem(own, { code: await codeOf(own) })
        return {
          grant_type: 'refresh_token',
          refresh_token: String(body.refresh_token),
          redirect_uri: undefined,
        }
      },
    ],
  ])('%s', async (_what, prepare) => {
    const own = lab()
    const fields = await prepare(own)
    const answers = await Promise.all([1, 2, 3, 4].map(() => redeem(own, fields)))
    expect(answers.map(({ response }) => response.status)).toEqual([200, 400, 400, 400])
  })
})

it('the third wrong code ends the sign-in, however many come at the same moment: the right one among them is late', async () => {
  const own = lab()
  const browser = createBrowser(own)
  const stop = await browser.signIn(await browser.authorize(), ADA, 'totp')
  const right = await totp(contoso.secrets.softwareOath[userOf(ADA)] ?? '', own.clock.now / 1000)
  const codes = ['000000', '000001', '000002', right]
  const stops = await Promise.all(codes.map((code) => browser.submit(stop, { code })))
  expect(stops.map(({ page }) => page?.kind)).toEqual(['totp', 'totp', 'refusal', 'refusal'])
})

it('a turn that fails ends nobody else’s', async () => {
  const memory = createMemory()
  const failing = inTurn(memory, () => Promise.reject(new Error('broken')))
  const next = inTurn(memory, async () => 'done')
  await expect(failing).rejects.toThrow('broken')
  expect(await next).toBe('done')
})
