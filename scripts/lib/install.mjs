import { existsSync, readFileSync } from 'node:fs'
import { at } from './paths.mjs'
import { run, withProgress } from './run.mjs'

const readJson = (file) => JSON.parse(readFileSync(file, 'utf8'))

/**
 * The packages that package-lock.json names and node_modules lacks, or has in another version.
 * npm's own record (node_modules/.package-lock.json) is compared, so any way of installing counts.
 */
function missingPackages() {
  const record = at('node_modules/.package-lock.json')
  const wanted = readJson(at('package-lock.json')).packages
  const present = existsSync(record) ? readJson(record).packages : {}
  return Object.entries(wanted)
    .filter(
      ([place, entry]) => place !== '' && !entry.link && !entry.optional && !entry.devOptional && !entry.peer,
    )
    .filter(([place, entry]) => present[place]?.version !== entry.version || !existsSync(at(place)))
    .map(([place]) => place.replace('node_modules/', ''))
}

/** Installs what is missing and nothing else. Exits with one line when it cannot. */
export async function ensureInstalled({ say = console.log, quiet = false } = {}) {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  if (major < 20 || (major === 20 && minor < 19)) {
    console.error(`Tenant Lab needs Node 20.19 or newer; this is ${process.versions.node}.`)
    process.exit(1)
  }
  const missing = missingPackages()
  if (missing.length === 0) return
  const arguments_ = ['ci', '--include=dev', '--no-audit', '--no-fund', ...(quiet ? ['--silent'] : [])]
  const result = await withProgress(
    `Installing ${missing.length} packages with npm ci`,
    () => run('npm', arguments_, { output: quiet ? 'stderr' : 'keep' }),
    say,
  )
  if (result.code !== 0) {
    console.error(result.output)
    console.error('The packages could not be installed: is there a network? Try again with: npm ci')
    process.exit(1)
  }
  say(`  installed in ${result.seconds} s`)
}
