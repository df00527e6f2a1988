import { test } from 'vitest'
import { dice } from './testing/dice'
import { holdsWithout, LOST } from './testing/left-out'

const SEED = 20_261_129
const ROUNDS = 10
const TOGETHER = 100
const QUESTIONS = 100

test.each(Object.entries(LOST))(
  'without %s an answer stays the same, or is not certain (10 tenants, seed 20261129)',
  (_what, lose) => {
    for (let round = 0; round < ROUNDS; round++) holdsWithout([lose], SEED + round, QUESTIONS)
  },
)

test('without several of these at once as well (seed 20261129)', () => {
  const roll = dice(SEED, 'together')
  for (let round = 0; round < TOGETHER; round++)
    holdsWithout(roll.some(Object.values(LOST), 3), SEED + round, QUESTIONS)
})
