import { importSteps } from '../../interchange/import-files'
import { exportOfSize } from './export-of-size'
import { median, quantile } from './race'
import { type Row, row } from './row'

const SEED = 20261124
const TIMES = 7

/** The export of a large tenant, from bytes to a tenant that can be asked; and the longest step, for which a page stands still. */
export function imports(): readonly Row[] {
  const files = exportOfSize(SEED, { users: 10_000, groups: 1_000, members: 50, policies: 200 })
  const totals: number[] = []
  const longest: number[] = []
  for (let time = 0; time < TIMES; time++) {
    const steps: number[] = []
    const all = importSteps(files)
    for (let done: boolean | undefined = false; !done; ) {
      const since = performance.now()
      done = all.next().done
      steps.push(performance.now() - since)
    }
    totals.push(steps.reduce((sum, step) => sum + step, 0))
    longest.push(quantile(steps, 1))
  }
  const bytes = files.reduce((sum, file) => sum + file.bytes.length, 0)
  const name = 'import of 10,000 users, 1,000 groups and 200 policies'
  return [
    row(name, 'ms', median(totals)),
    row(`${name}, its longest step`, 'ms', median(longest)),
    row(`${name}, its size`, 'MiB', bytes / 1024 / 1024),
  ]
}
