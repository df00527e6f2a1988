import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  root: fileURLToPath(new URL('..', import.meta.url)),
  // Keep Vite away from the site's PostCSS set-up: unit tests load no styles.
  css: { postcss: { plugins: [] } },
  test: {
    include: ['{simulator,components,content,app,scripts}/**/*.test.{ts,tsx,mts}'],
    exclude: ['**/node_modules/**', '.next/**', '.next-server/**', 'out/**'],
    environment: 'node',
    // Files of one process share what they import: the engine keeps nothing between two questions, and it takes half the time.
    isolate: false,
    testTimeout: 180_000,
    passWithNoTests: true,
  },
})
