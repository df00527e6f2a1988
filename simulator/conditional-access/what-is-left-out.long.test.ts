import { test } from 'vitest'
import { dice } from './testing/dice'
import { holdsWithout, LOST } from './testing/left-out'

const SEED = 20_261_129
const ROUNDS = 60
const TOGETHER = 400
const QUESTIONS = 200

test.each(Object.entries(LOST))(
  'without %s an answer stays the same, or is not certain (60 tenants, seed 20261129)',
  { timeout: 600_000 },
  (_what, lose) => {
    for (let round = 0; round < ROUNDS; round++) holdsWithout([lose], SEED + round, QUESTIONS)
  },
)

test('without several of these at once as well (seed 20261129)', { timeout: 1_800_000 }, () => {
  const roll = dice(SEED, 'together')
  for (let round = 0; round < TOGETHER; round++)
    holdsWithout(roll.some(Object.values(LOST), 3), SEED + round, QUESTIONS)
})
