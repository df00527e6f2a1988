import { build } from 'esbuild'
import { at } from './paths.mjs'

/** The engine as one module for a browser, minified: the doors to the engine, to all flows and to digests, with the two packages they stand on. */
export async function bundleEngine() {
  const { outputFiles } = await build({
    stdin: {
      contents: ['index', 'catalogue', 'digest'].map((door) => `export * from './${door}'`).join('\n'),
      resolveDir: at('simulator/doors'),
    },
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    write: false,
    logLevel: 'error',
  })
  return outputFiles[0].text
}
