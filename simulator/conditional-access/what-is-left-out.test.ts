import { expect, test } from 'vitest'
import { compile } from './compile/compile'
import { evaluate } from './evaluate'
import { dice } from './testing/dice'
import { completeTenant, holdsWithout, LOST } from './testing/left-out'
import { randomSignIn } from './testing/random-sign-in'

const SEED = 20_261_128
/** A few with every change; many in `npm run test:long`. */
const ROUNDS = process.env.LAB_LONG ? 10 : 3
const QUESTIONS = 100

test.each(Object.entries(LOST))(
  'without %s an answer stays the same, or is not certain (seed 20261128)',
  (_what, lose) => {
    for (let round = 0; round < ROUNDS; round++) holdsWithout([lose], SEED + round, QUESTIONS)
  },
)

test('a complete tenant has certain answers of each kind', () => {
  const roll = dice(SEED, 'certain')
  const tenants = [0, 1, 2, 3].map((round) => compile(completeTenant(SEED + round)))
  const certain = Array.from({ length: 400 }, () => evaluate(roll.one(tenants), randomSignIn(roll)).couldBe)
    .filter(({ length }) => length === 1)
    .flat()
  for (const result of ['grant', 'challenge', 'block'] as const) expect(certain).toContain(result)
})
