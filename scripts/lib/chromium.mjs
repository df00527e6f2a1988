import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { hasApt, installWithApt } from './apt.mjs'

const NAMES = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'microsoft-edge',
  'chrome',
  'msedge',
]
const USUAL_PLACES = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
]

function fromEnvironment() {
  for (const name of ['CHROMIUM_PATH', 'CHROME_PATH']) {
    const file = process.env[name]
    if (!file) continue
    if (existsSync(file)) return file
    throw new Error(`${name} is set to ${file}, and there is no such file.`)
  }
}

function fromPlaywright() {
  const { chromium } = createRequire(import.meta.url)('@playwright/test')
  const file = chromium.executablePath()
  return existsSync(file) ? file : undefined
}

/** Chromium without its windows (Debian: `chromium-headless-shell`): the same engine, and a third less work for a test. */
const HEADLESS_SHELLS = ['chromium-headless-shell', 'chrome-headless-shell']

function fromSystem(names = NAMES, places = USUAL_PLACES) {
  const folders = (process.env.PATH ?? '').split(path.delimiter)
  const suffix = process.platform === 'win32' ? '.exe' : ''
  const onPath = names.flatMap((name) => folders.map((folder) => path.join(folder, name + suffix)))
  return [...onPath, ...places].find((file) => existsSync(file))
}

/** The Chromium to use: the environment's, Playwright's own, or the system's. @throws when a variable names a wrong file */
function findChromium() {
  return fromEnvironment() ?? fromPlaywright() ?? fromSystem()
}

/** Finds a Chromium; on Debian as root, installs one. Exits with one line that says what to do when there is none. */
export async function ensureChromium({ say = console.log } = {}) {
  try {
    const found = findChromium()
    if (found) return found
  } catch (error) {
    console.error(error.message)
    process.exit(1)
  }
  if (hasApt()) {
    const output = await installWithApt('Chromium', ['chromium'], say)
    const found = fromSystem()
    if (found) return found
    console.error(output)
  }
  console.error(
    'No Chromium was found: run `npx playwright install chromium`, install Chrome, or set CHROMIUM_PATH.',
  )
  process.exit(1)
}

/**
 * What the browser tests run in: the Chromium that the environment names, Playwright's own (a headless shell), a headless shell
 * of the system (on Debian as root, one is installed), or whatever Chromium there is.
 */
export async function ensureTestChromium({ say = console.log } = {}) {
  const named = process.env.CHROMIUM_PATH ?? process.env.CHROME_PATH
  const shell = () => fromPlaywright() ?? fromSystem(HEADLESS_SHELLS, [])
  if (!named && !shell() && hasApt())
    await installWithApt("Chromium's headless shell", ['chromium-headless-shell'], say)
  return (named ? undefined : shell()) ?? ensureChromium({ say })
}

/** Command-line switches for a test browser that talks to nobody. The sandbox cannot work for root. */
export const chromiumArguments = [
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]
