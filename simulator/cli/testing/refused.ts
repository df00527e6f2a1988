import { expect } from 'vitest'
import { SimulationError } from '../../core/errors'
import { execute } from '../commands'
import { complaint } from '../main'

/** The one line that a command line is refused with; `main` writes it to standard error, and nothing to standard output. */
export async function refused(args: readonly string[]): Promise<string> {
  const fault = await execute(args).then(
    ({ output }) => new Error(`accepted: ${output.slice(0, 80)}`),
    (thrown: unknown) => thrown,
  )
  if (!(fault instanceof SimulationError)) throw fault
  const says = complaint(fault)
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be there.
  expect(says).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u2028-\u202e]/)
  expect(says.length).toBeLessThanOrEqual(2001)
  return says
}
