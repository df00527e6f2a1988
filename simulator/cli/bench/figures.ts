import { coldStart } from './cold-start'
import { imports } from './import'
import type { Row } from './row'
import { runs } from './runs'
import { signIns } from './sign-ins'

/**
 * All figures of the bench.
 * @param programs `engine`: path of door 1; `lane`: path of the program that is one contestant's process
 */
export async function figures(programs: {
  readonly engine: string
  readonly lane: string
}): Promise<readonly Row[]> {
  return [
    ...(await signIns(programs.lane)),
    ...(await runs()),
    ...(await coldStart(programs.engine)),
    ...imports(),
  ]
}
