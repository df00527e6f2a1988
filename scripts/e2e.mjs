// `npm run e2e [-- playwright's arguments]`: builds what is stale, finds a browser and free ports, runs Playwright.
// LAB_URL=http://localhost:3100 npm run e2e -- lesson   tests a server that already runs, without building;
// with LAB_DEV=1 it is a development server, and what only a build can show is left out.
import { createServer } from 'node:net'
import { bin } from './lib/bin.mjs'
import { ensureBuilds } from './lib/builds.mjs'
import { ensureChromium } from './lib/chromium.mjs'
import { runNode } from './lib/run.mjs'

const freePort = () =>
  new Promise((resolve, reject) => {
    const server = createServer().once('error', reject)
    server.listen(0, () => {
      const { port } = server.address()
      server.close(() => resolve(String(port)))
    })
  })

const chromium = await ensureChromium()
if (!process.env.LAB_URL && !(await ensureBuilds())) process.exit(1)
const { code } = await runNode(
  [bin.playwright, 'test', '--config', 'e2e/playwright.config.ts', ...process.argv.slice(2)],
  {
    output: 'show',
    env: { CHROMIUM_PATH: chromium, LAB_SERVED_PORT: await freePort(), LAB_STATIC_PORT: await freePort() },
  },
)
process.exit(code)
