// Types of the whole tree, in three projects: the site (with the DOM), the engine (without), its terminal and tests (with Node).
// `node scripts/checks/types.mjs [site|engine|terminal]`; without a name, all three.
import { existsSync } from 'node:fs'
import { bin } from '../lib/bin.mjs'
import { at } from '../lib/paths.mjs'
import { runNode } from '../lib/run.mjs'

const PROJECTS = {
  site: ['-p', 'tsconfig.json', '--tsBuildInfoFile', '.cache/site.tsbuildinfo'],
  engine: ['-p', 'simulator/tsconfig.json'],
  terminal: ['-p', 'simulator/cli/tsconfig.json'],
}
const wanted = process.argv[2] ? [process.argv[2]] : Object.keys(PROJECTS)

// A fresh clone has no next-env.d.ts: Next writes it, with the types of the routes.
if (wanted.includes('site') && !existsSync(at('next-env.d.ts'))) await runNode([bin.next, 'typegen'])

const results = await Promise.all(wanted.map((name) => runNode([bin.tsc, '--noEmit', ...PROJECTS[name]])))
for (const { output } of results) process.stdout.write(output)
process.exit(results.some(({ code }) => code !== 0) ? 1 : 0)
