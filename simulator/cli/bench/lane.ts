import { CONTESTANTS } from './contestants'

const WARM_UP = 300
const LAP_MS = 600

/**
 * The program of one contestant's own process: signs people in for a lap whenever the parent says so, and answers with how
 * many that were in a second. Apart from each other, none pays for another's memory or compiled code.
 */
const contestant = await CONTESTANTS[process.argv[2] ?? '']?.()
if (!contestant || !process.send) throw new Error('A lane needs a contestant and a parent')
const { signIn } = contestant

for (let turn = 0; turn < WARM_UP; turn++) await signIn()
process.on('message', async () => process.send?.(await lap()))
process.send('ready')

async function lap(): Promise<number> {
  const since = performance.now()
  let count = 0
  for (; performance.now() - since < LAP_MS; count++) await signIn()
  return (count * 1000) / (performance.now() - since)
}
