import { isFresh } from './freshness.mjs'
import { at } from './paths.mjs'
import { runNode, withProgress } from './run.mjs'

const NAMES = { served: 'Building the site', static: 'Building the static site' }

/** Builds what is stale, one after the other. @returns {Promise<boolean>} whether both builds are there */
export async function ensureBuilds(say = console.log, kinds = ['served', 'static']) {
  for (const kind of kinds) {
    if (isFresh(kind)) continue
    const args = kind === 'static' ? ['--static'] : []
    const result = await withProgress(NAMES[kind], () => runNode([at('scripts/build.mjs'), ...args]), say)
    if (result.code !== 0) {
      console.error(result.output)
      return false
    }
    say(`  built in ${result.seconds} s`)
  }
  return true
}
