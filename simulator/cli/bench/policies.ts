import { compile } from '../../conditional-access/compile/compile'
import { decide } from '../../conditional-access/compile/decide'
import { evaluate } from '../../conditional-access/evaluate'
import type { SignIn } from '../../conditional-access/sign-in'
import { dice } from '../../conditional-access/testing/dice'
import { randomSignIn } from '../../conditional-access/testing/random-sign-in'
import { randomTenant } from '../../conditional-access/testing/random-tenant'
import { type Row, row } from './row'

const SEED = 1
const SIGN_INS = 20_000
const SIZES = [19, 200]
/** Rounds over all sign-ins; the best is told, as the others had to share caches and the clock of the machine. */
const ROUNDS = 15

/** Decisions a second on one core, over the same random sign-ins each time: with and without reasons. */
export function policies(): readonly Row[] {
  const roll = dice(SEED, 'sign-ins')
  const signIns = Array.from({ length: SIGN_INS }, () => randomSignIn(roll))
  return SIZES.flatMap((size) => {
    const tenant = randomTenant(SEED, size)
    const since = performance.now()
    const compiled = compile(tenant)
    const compiling = performance.now() - since
    return [
      row(`${size} policies, compiled`, 'ms', compiling),
      row(
        `${size} policies, without reasons`,
        'decisions/s',
        fastest(signIns, (each) => decide(compiled, each)),
      ),
      row(
        `${size} policies, with reasons`,
        'decisions/s',
        fastest(signIns, (each) => evaluate(compiled, each).result),
      ),
    ]
  })
}

function fastest(signIns: readonly SignIn[], ask: (signIn: SignIn) => string): number {
  let best = 0
  // Used, so that nothing is optimised away.
  let granted = 0
  for (let round = 0; round < ROUNDS; round++) {
    // Time of the processor and not of the clock on the wall: it is a figure for one core, whoever else wants it.
    const since = process.cpuUsage()
    for (const signIn of signIns) if (ask(signIn) === 'grant') granted++
    const { user, system } = process.cpuUsage(since)
    best = Math.max(best, (signIns.length / (user + system)) * 1e6)
  }
  return granted < 0 ? 0 : best
}
