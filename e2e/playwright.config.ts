import { availableParallelism } from 'node:os'
import { defineConfig } from '@playwright/test'
import { chromiumArguments } from '../scripts/lib/chromium.mjs'

// scripts/e2e.mjs finds the browser and two free ports, and makes the builds. LAB_URL tests a server that already runs.
const {
  CHROMIUM_PATH,
  LAB_URL,
  LAB_SERVED_PORT = '4310',
  LAB_STATIC_PORT = '4311',
  LAB_UNDER_LOAD,
  LAB_LONG,
  CI,
} = process.env
const served = LAB_URL ?? `http://localhost:${LAB_SERVED_PORT}`
const asStaticFiles = `http://localhost:${LAB_STATIC_PORT}`
/** The second build, of plain files, is visited whole in the long tests. */
const onStaticFiles = Boolean(LAB_LONG) && !LAB_URL

export default defineConfig({
  testDir: '.',
  outputDir: '.results/artefacts',
  forbidOnly: Boolean(CI),
  // What is slow by nature carries this word, and is run by `npm run test:long` alone.
  ...(LAB_LONG ? { grep: /@long/ } : { grepInvert: /@long/ }),
  fullyParallel: true,
  // A test waits now and then: one more than there are processors keeps them at work.
  workers: availableParallelism() + 1,
  retries: 0,
  // Nets, and no claims: a machine that is kept busy is slow, which is no fault of the page.
  timeout: LAB_UNDER_LOAD ? 240_000 : 120_000,
  expect: { timeout: 30_000 },
  reporter: [['list'], ['json', { outputFile: '.results/report.json' }]],
  use: {
    ...(CHROMIUM_PATH ? { launchOptions: { executablePath: CHROMIUM_PATH, args: chromiumArguments } } : {}),
    viewport: { width: 1280, height: 800 },
    screenshot: 'only-on-failure',
  },
  projects: [
    { name: 'served', use: { baseURL: served } },
    ...(onStaticFiles
      ? [{ name: 'static', testMatch: /smoke[^/]*\.spec\.ts$/, grep: /./, use: { baseURL: asStaticFiles } }]
      : []),
  ],
  ...(LAB_URL
    ? {}
    : {
        webServer: [
          {
            command: `node node_modules/next/dist/bin/next start -H 127.0.0.1 -p ${LAB_SERVED_PORT}`,
            cwd: '..',
            url: served,
            reuseExistingServer: false,
          },
          ...(onStaticFiles
            ? [
                {
                  command: `node scripts/static-server.mjs ${LAB_STATIC_PORT}`,
                  cwd: '..',
                  url: asStaticFiles,
                  reuseExistingServer: false,
                },
              ]
            : []),
        ],
      }),
})
