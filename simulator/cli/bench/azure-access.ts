import { compileAccess } from '../../access/azure-rbac/compile'
import type { AccessRequest } from '../../access/azure-rbac/decision'
import { evaluateAccess } from '../../access/azure-rbac/evaluate'
import { type AccessSize, randomAccess, randomRequest } from '../../access/azure-rbac/testing/random-access'
import { dice } from '../../conditional-access/testing/dice'
import { type Row, row } from './row'

const SEED = 1
const QUESTIONS = 5_000
/** Rounds over all questions; the best is told, as the others had to share caches and the clock of the machine. */
const ROUNDS = 7
const SIZE: AccessSize = {
  principals: 1000,
  groups: 200,
  assignments: 10_000,
  denies: 50,
  subscriptions: 20,
  unknown: 0,
}
/** Of one asker in twenty no group is known, so every group may be theirs. */
const OPEN: AccessSize = { ...SIZE, unknown: 0.05 }

/** Decisions of Azure RBAC a second on one core, with their reasons, over the same random questions each time. */
export function azureAccess(): readonly Row[] {
  const name = `${SIZE.assignments} Azure role assignments`
  return [...measured(name, SIZE), ...measured(`${name}, a twentieth unknown`, OPEN)]
}

function measured(name: string, size: AccessSize): readonly Row[] {
  const roll = dice(SEED, 'azure')
  const access = randomAccess(roll, size)
  const asked = Array.from({ length: QUESTIONS }, () => randomRequest(roll, size))
  const since = performance.now()
  const compiled = compileAccess(access)
  const compiling = performance.now() - since
  return [
    row(`${name}, compiled`, 'ms', compiling),
    row(
      `${name}, with reasons`,
      'decisions/s',
      fastest(asked, (each) => evaluateAccess(compiled, each).result),
    ),
  ]
}

function fastest(asked: readonly AccessRequest[], ask: (request: AccessRequest) => string): number {
  let best = 0
  // Used, so that nothing is optimised away.
  let allowed = 0
  for (let round = 0; round < ROUNDS; round++) {
    // Time of the processor and not of the clock on the wall: it is a figure for one core, whoever else wants it.
    const since = process.cpuUsage()
    for (const request of asked) if (ask(request) === 'allowed') allowed++
    const { user, system } = process.cpuUsage(since)
    best = Math.max(best, (asked.length / (user + system)) * 1e6)
  }
  return allowed < 0 ? 0 : best
}
