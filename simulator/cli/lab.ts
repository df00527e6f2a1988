import { execute } from './commands'
import { main } from './main'
import { line } from './plain'

/** The terminal front end. */
await main(async (args) => {
  const { output, code, note } = await execute(args)
  process.stdout.write(`${output}\n`)
  if (note) process.stderr.write(`${line(note)}\n`)
  return code
})
