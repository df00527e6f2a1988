// Makes the files a build or the dev server reads: first every scripts/generate-*.{mjs,mts} in the order of their names,
// then the embeds (scripts/build-embed.*), which may use what was generated.
import { readdirSync } from 'node:fs'
import { at } from './lib/paths.mjs'
import { runNode } from './lib/run.mjs'

const scripts = readdirSync(at('scripts'))
  .filter((name) => /^(generate-.+|build-embed)\.(mjs|mts)$/.test(name))
  .sort((a, b) => Number(a.startsWith('build-')) - Number(b.startsWith('build-')) || (a < b ? -1 : 1))

for (const name of scripts) {
  const result = await runNode(['--import', 'tsx', at('scripts', name)])
  if (result.code !== 0) {
    console.error(`${result.output}\nscripts/${name} failed`)
    process.exit(1)
  }
  console.log(`  scripts/${name} ${result.seconds} s`)
  if (result.output.trim()) console.log(result.output.trimEnd())
}
