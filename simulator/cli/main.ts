import { SimulationError } from '../core/errors'

/** Runs a command line. Bad usage is one clear line and exit code 2; anything else that is thrown is a bug and looks like one. */
export async function main(task: (args: readonly string[]) => Promise<number>): Promise<void> {
  // `lab run ... | head` closes the pipe early, which is nobody's mistake.
  process.stdout.on('error', (fault: NodeJS.ErrnoException) => {
    if (fault.code !== 'EPIPE') throw fault
  })
  try {
    process.exitCode = await task(process.argv.slice(2))
  } catch (fault) {
    if (!(fault instanceof SimulationError)) throw fault
    process.stderr.write(`${fault.message.replaceAll(/\s*\n\s*/g, ' ')}\n`)
    process.exitCode = 2
  }
}
