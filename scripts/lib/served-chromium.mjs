// The build of the site, served, and a Chromium to look at it: what a measurement of pages needs.
import { spawn } from 'node:child_process'
import { chromium } from '@playwright/test'
import { bin } from './bin.mjs'
import { ensureBuilds } from './builds.mjs'
import { chromiumArguments, ensureChromium } from './chromium.mjs'
import { freePort } from './free-port.mjs'
import { root } from './paths.mjs'

/** A number of the command line: `--rounds=8`. */
export const option = (name, otherwise) =>
  Number(process.argv.find((word) => word.startsWith(`--${name}=`))?.slice(name.length + 3) ?? otherwise)

/** The value below or at which this part of the values is. */
export const quantile = (values, part) =>
  values.toSorted((one, other) => one - other)[Math.ceil(values.length * part) - 1]

/** Builds what is stale and serves it. @returns where, the browser, and what ends both */
export async function servedChromium() {
  if (!(await ensureBuilds(console.log, ['served']))) process.exit(1)
  const port = await freePort()
  const server = spawn(process.execPath, [bin.next, 'start', '-H', '127.0.0.1', '-p', String(port)], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  await new Promise((resolve) =>
    server.stdout.on('data', (text) => String(text).includes('Ready in') && resolve()),
  )
  const browser = await chromium.launch({ executablePath: await ensureChromium(), args: chromiumArguments })
  return {
    site: `http://localhost:${port}`,
    browser,
    async end() {
      await browser.close()
      server.kill()
    },
  }
}
