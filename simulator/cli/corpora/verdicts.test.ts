import { expect, it } from 'vitest'
import { contoso } from './contoso'
import { wycheproofJose } from './wycheproof-jose'

const secret = { kty: 'oct', alg: 'HS256', use: 'sig', kid: 'k', k: 'a'.repeat(43) }
const group = (tests: object[]) => ({ testGroups: [{ comment: 'secrets', private: secret, tests }] })
const jws = 'eyJhbGciOiJIUzI1NiIsImtpZCI6ImsifQ.Zm9v.AAAA'

it('a verdict of Wycheproof that is not ours is a problem, and encryption is left out', async () => {
  const findings = await wycheproofJose.examine(async () =>
    group([
      { tcId: 1, comment: 'bad signature', result: 'invalid', jws },
      { tcId: 2, comment: 'bad signature', result: 'valid', jws },
    ]),
  )
  // The same two in each of three files.
  expect(findings.map(({ problem }) => problem !== undefined)).toEqual([
    false,
    true,
    false,
    true,
    false,
    true,
  ])
  expect(await wycheproofJose.examine(async () => group([{ tcId: 3, result: 'valid', jwe: 'x' }]))).toEqual(
    [],
  )
})

it('a verdict that is argued is so by number and name, in its own file', async () => {
  const findings = await wycheproofJose.examine(async () =>
    group([
      { tcId: 346, comment: 'Figure20', result: 'valid', jws },
      { tcId: 346, comment: 'Figure21', result: 'valid', jws },
    ]),
  )
  expect(findings.map(({ exception }) => exception !== undefined)).toEqual([
    false,
    false,
    false,
    false,
    true,
    false,
  ])
})

it('an id that Microsoft does not publish is a problem', async () => {
  const findings = await contoso.examine(async () => [])
  expect(findings.length).toBeGreaterThan(10)
  expect(findings.filter(({ problem }) => problem === undefined)).toEqual([])
})
