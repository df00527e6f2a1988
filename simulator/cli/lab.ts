import { execute } from './commands'
import { main } from './main'

/** The terminal front end. */
await main(async (args) => {
  const { output, code } = await execute(args)
  process.stdout.write(`${output}\n`)
  return code
})
