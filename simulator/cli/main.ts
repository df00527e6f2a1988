import { SimulationError } from '../core/errors'
import { line } from './plain'

/** A message may name what somebody else wrote, at any length. */
const LONGEST = 2000

/** Bad usage as one line that cannot act on a terminal. */
export function complaint({ message }: SimulationError): string {
  const says = line(message.replaceAll(/\s*\n\s*/g, ' ')).trim()
  return says.length > LONGEST ? `${says.slice(0, LONGEST)}…` : says
}

/** Runs a command line. Bad usage is one clear line and exit code 2; anything else that is thrown is a bug and looks like one. */
export async function main(task: (args: readonly string[]) => Promise<number>): Promise<void> {
  // `lab run ... | head` closes the pipe early, which is nobody's mistake.
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (fault: NodeJS.ErrnoException) => {
      if (fault.code !== 'EPIPE') throw fault
    })
  }
  try {
    process.exitCode = await task(process.argv.slice(2))
  } catch (fault) {
    if (!(fault instanceof SimulationError)) throw fault
    process.stderr.write(`${complaint(fault)}\n`)
    process.exitCode = 2
  }
}
