// `npm run --silent lab -- <command>`: the engine in the terminal. Standard output belongs to the command alone.
import { spawn } from 'node:child_process'
import { constants } from 'node:os'
import { ensureInstalled } from './lib/install.mjs'
import { at } from './lib/paths.mjs'

await ensureInstalled({ say: console.error, quiet: true })
// Node looks for what is imported so from the folder that it is called in, which may be any.
const child = spawn(
  process.execPath,
  ['--import', import.meta.resolve('tsx'), at('simulator/cli/lab.ts'), ...process.argv.slice(2)],
  {
    stdio: 'inherit',
  },
)
// A terminal interrupts both; whoever ends this one alone means the other as well.
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal))
child.on('exit', (code, signal) => process.exit(signal ? 128 + constants.signals[signal] : (code ?? 1)))
