import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'esbuild'
import { SimulationError } from '../core/errors'
import { readArguments, readFormat } from './arguments'
import { table } from './bench/row'
import { main } from './main'

const USAGE = 'Usage: npm run bench [-- [PART]... [--format text|json]]'
const HERE = import.meta.dirname
const BUILT = path.resolve(HERE, '../../.cache/bench')

/** Measures the engine on this machine, beside a peer that does the same work in the same minute. */
await main(async (args) => {
  const { values, positionals } = readArguments(args, { format: { type: 'string' } }, USAGE)
  const format = readFormat(values.format)
  // Bundled as the page's engine is: tsx wraps every function to keep its name, which is not what anybody ships.
  await build({
    entryPoints: ['figures', 'lane'].map((name) => path.join(HERE, `bench/${name}.ts`)),
    outdir: BUILT,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    splitting: true,
    packages: 'external',
    format: 'esm',
    platform: 'node',
    logLevel: 'error',
  })
  const built = (name: string) => path.join(BUILT, `${name}.mjs`)
  const { figures, parts }: typeof import('./bench/figures') = await import(
    pathToFileURL(built('figures')).href
  )
  const unknown = positionals.find((name) => !parts.includes(name))
  if (unknown !== undefined) {
    throw new SimulationError(`There is no part "${unknown}" of the bench: ${parts.join(', ')}.`, USAGE)
  }
  const rows = await figures(positionals.length > 0 ? positionals : parts, {
    engine: path.resolve(HERE, '../index.ts'),
    lane: built('lane'),
  })
  process.stdout.write(`${format === 'json' ? JSON.stringify(rows, null, 2) : table(rows)}\n`)
  return 0
})
