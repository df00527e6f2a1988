import { test } from 'vitest'
import { dice } from './testing/dice'
import { holdsWithout, LOST } from './testing/left-out'
// The same, over as many tenants as take their time.
import './what-is-left-out.test'

const SEED = 20_261_129
const TOGETHER = 100
const QUESTIONS = 100

// LIMIT: with the service principals gone as well nothing says that there are agents, and everybody is taken for a person.
const { 'what tells accounts of agents from those of people': _, ...SEVERAL } = LOST

test('without several of these at once as well (seed 20261129)', () => {
  const roll = dice(SEED, 'together')
  for (let round = 0; round < TOGETHER; round++)
    holdsWithout(roll.some(Object.values(SEVERAL), 3), SEED + round, QUESTIONS)
})
