import { expect, it } from 'vitest'
import { heldWords } from './held-words'

it.each([
  [{ kind: 'authorization-code', of: 'Ada Nilsen', state: 'used' }, 'Ada Nilsen’s authorization code, used'],
  [{ kind: 'refresh-token', state: 'lives' }, 'somebody’s refresh token, still good'],
] as const)('%j is "%s"', (held, says) => {
  expect(heldWords(held)).toBe(says)
})
