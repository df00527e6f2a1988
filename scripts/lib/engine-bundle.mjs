import { build } from 'esbuild'
import { at } from './paths.mjs'

/** The engine as one module for a browser, minified: the text of door 1 with the two packages it stands on. */
export async function bundleEngine() {
  const { outputFiles } = await build({
    entryPoints: [at('simulator/doors/index.ts')],
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    write: false,
    logLevel: 'error',
  })
  return outputFiles[0].text
}
