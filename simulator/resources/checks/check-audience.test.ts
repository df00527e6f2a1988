import { expect, it } from 'vitest'
import { contoso } from '../../fixtures/contoso'
import { instanceNamed } from '../../fixtures/named'
import type { Verified } from '../resource-request'
import { audience } from './check-audience'
import { tokenVersion } from './check-token-version'

const { appId } = instanceNamed(contoso, 'Reports API')
const verified = (aud: readonly string[] | undefined, audiences: 'any' | undefined) =>
  ({
    appId,
    directory: { tenant: contoso },
    issuers: { '2.0': 'https://login.entra.example' },
    claims: { aud, ver: '2.0' },
    ...(audiences && { audiences }),
  }) as unknown as Verified

it.each<[string, readonly string[] | undefined, 'any' | undefined, boolean]>([
  ['itself', [appId], undefined, true],
  ['itself among others', ['x', appId], undefined, true],
  ['another', ['x'], undefined, false],
  ['nobody', undefined, undefined, false],
  ['another, where it does not look', ['x'], 'any', true],
  ['nobody, where it does not look', undefined, 'any', true],
])('a token that was made for %s', async (_what, aud, audiences, passes) => {
  const asked = verified(aud, audiences)
  expect((await audience.look(asked)).passed).toBe(passes)
  expect((await tokenVersion.look(asked)).passed).toBe(passes)
})
