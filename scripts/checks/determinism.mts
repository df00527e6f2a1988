// Plays every flow several times from the same inputs and compares the digests of the traces: with nothing set, and for each
// value of each switch. The machine's clock is put forward by a day between plays: a trace that notices was not virtual.
import { catalogue } from '../../simulator/doors/catalogue'
import { digest } from '../../simulator/doors/digest'
import { completeRun } from '../../simulator/doors/index'

const TIMES = 5
const SEED = 7
const DAY = 86_400_000

const realNow = Date.now
const problems: string[] = []
let plays = 0

for (const entry of catalogue) {
  const flow = await entry.flow()
  const settings = [
    {},
    ...flow.switches.flatMap(({ name, values }) => values.slice(1).map((value) => ({ [name]: value }))),
  ]
  for (const switches of settings) {
    const digests = new Set<string>()
    for (let time = 0; time < TIMES; time++) {
      Date.now = () => realNow() + time * DAY
      const { result } = await completeRun(flow, { seed: SEED, switches })
      if (result.status === 'crashed')
        problems.push(`${flow.slug} ${JSON.stringify(switches)} crashed: ${result.says}`)
      digests.add(await digest(result.events))
      plays++
    }
    if (digests.size > 1) {
      problems.push(
        `${flow.slug} ${JSON.stringify(switches)}: ${digests.size} different traces in ${TIMES} plays`,
      )
    }
  }
}

if (catalogue.length === 0) problems.push('there are no flows')
for (const problem of new Set(problems)) console.error(problem)
if (problems.length > 0) process.exit(1)
console.log(`${plays} plays of ${catalogue.length} flow${catalogue.length === 1 ? '' : 's'}`)
