import { at } from './paths.mjs'

/** The files that the tools' commands run, so that they start without a shell and without npx. */
export const bin = {
  /** TypeScript 7; what reads syntax trees takes `typescript`, which is 6 (decision 001). */
  tsc: at('node_modules/typescript-native/bin/tsc'),
  biome: at('node_modules/@biomejs/biome/bin/biome'),
  depcruise: at('node_modules/dependency-cruiser/bin/dependency-cruise.mjs'),
  knip: at('node_modules/knip/bin/knip.js'),
  vitest: at('node_modules/vitest/vitest.mjs'),
  next: at('node_modules/next/dist/bin/next'),
  playwright: at('node_modules/@playwright/test/cli.js'),
}
