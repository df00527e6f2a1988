import { availableParallelism } from 'node:os'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

/** What is slow by nature stands in `*.long.test.ts` and is run by `npm run test:long` alone. */
const isLong = process.env.LAB_LONG === '1'

export default defineConfig({
  root: fileURLToPath(new URL('..', import.meta.url)),
  // Keep Vite away from the site's PostCSS set-up: unit tests load no styles.
  css: { postcss: { plugins: [] } },
  test: {
    include: [`{simulator,components,content,app,scripts}/**/*${isLong ? '.long' : ''}.test.{ts,tsx,mts}`],
    exclude: [
      '**/node_modules/**',
      '.next/**',
      '.next-server/**',
      'out/**',
      ...(isLong ? [] : ['**/*.long.test.*']),
    ],
    environment: 'node',
    // Files of one process share what they import: the engine keeps nothing between two questions, and it takes half the time.
    isolate: false,
    // Vitest leaves one processor idle otherwise, which is half of a small machine.
    maxWorkers: availableParallelism(),
    // Not a bound on speed: a machine that is busy with other things is no fault of a test.
    testTimeout: isLong ? 600_000 : 180_000,
    hookTimeout: 180_000,
    passWithNoTests: true,
  },
})
