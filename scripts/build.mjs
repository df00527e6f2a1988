// `npm run build` makes the site for `next start`; `npm run build:static` makes plain files in out/.

import { markFresh, sourceDigest } from './lib/freshness.mjs'
import { at } from './lib/paths.mjs'
import { runNode } from './lib/run.mjs'

const kind = process.argv.includes('--static') ? 'static' : 'served'
// Taken before the build: a file saved while it runs makes the result stale, as it should.
const digest = sourceDigest()
const steps = [
  [at('scripts/prebuild.mjs')],
  [at('node_modules/next/dist/bin/next'), 'build'],
  [at('scripts/prefetch.mjs'), kind],
  [at('scripts/first-paint.mjs'), kind],
  [at('scripts/csp.mjs'), kind],
  [at('scripts/offline.mjs'), kind],
]
for (const step of steps) {
  const { code } = await runNode(step, { output: 'show', env: { LAB_BUILD: kind } })
  if (code !== 0) process.exit(code)
}
markFresh(kind, digest)
