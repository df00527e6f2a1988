import { spawn } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import path from 'node:path'
import puppeteer from 'puppeteer-core'
import { hasApt, installWithApt } from './apt.mjs'
import { chromiumArguments, ensureChromium } from './chromium.mjs'
import { freePort } from './free-port.mjs'
import { openSession, startUntil } from './webdriver.mjs'

/**
 * A browser that a page can be opened in.
 * @typedef {object} Tab
 * @property {(url: string) => Promise<unknown>} goto comes back when the page has loaded
 * @property {(work: Function, ...args: unknown[]) => Promise<any>} evaluate runs a function in the page, with JSON in and out
 * @property {() => string[]} complaints what the browser has said was wrong since the last time
 * @property {() => Promise<void>} close
 */

const onPath = (...names) =>
  (process.env.PATH ?? '')
    .split(path.delimiter)
    .flatMap((folder) => names.map((name) => path.join(folder, name)))
    .find((file) => existsSync(file))

/** WebKit's small browser, which Debian keeps beside the libraries of its architecture. */
function findMiniBrowser() {
  if (!existsSync('/usr/lib')) return undefined
  return readdirSync('/usr/lib')
    .flatMap((folder) =>
      ['webkit2gtk-4.1', 'webkitgtk-6.0'].map((kind) => `/usr/lib/${folder}/${kind}/MiniBrowser`),
    )
    .find((file) => existsSync(file))
}

const findFirefox = () =>
  process.env.FIREFOX_PATH ??
  onPath('firefox-esr', 'firefox') ??
  ['/Applications/Firefox.app/Contents/MacOS/firefox'].find((file) => existsSync(file))

const findWebKit = () => {
  const [driver, screen, browser] = [onPath('WebKitWebDriver'), onPath('Xvfb'), findMiniBrowser()]
  return driver && screen && browser ? { driver, screen, browser } : undefined
}

/** TypeScript's names of functions are no part of what is run in a page. */
const program = (work, args) =>
  `(async () => { const __name = (work) => work; return (${work})(...${JSON.stringify(args)}) })()`

/** @returns {Promise<Tab>} */
async function openWithPuppeteer(options) {
  const browser = await puppeteer.launch({ headless: true, ...options })
  const page = await browser.newPage()
  await page.setViewport({ width: 1280, height: 800 })
  let complaints = []
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()))
  page.on('pageerror', (error) => complaints.push(error.message))
  return {
    goto: (url) => page.goto(url, { waitUntil: 'load' }),
    evaluate: (work, ...args) => page.evaluate(program(work, args)),
    complaints() {
      const said = complaints
      complaints = []
      return said
    },
    close: () => browser.close(),
  }
}

/** @returns {Promise<Tab>} */
async function openWebKit() {
  const { driver, screen, browser } = findWebKit()
  const { child: display, found } = await startUntil(
    screen,
    ['-displayfd', '3', '-screen', '0', '1280x900x24', '-nolisten', 'tcp'],
    /(\d+)\n/,
    { stdio: ['ignore', 'ignore', 'ignore', 'pipe'], from: 3 },
  )
  const port = await freePort()
  const server = spawn(driver, [`--port=${port}`, '--host=127.0.0.1'], {
    env: {
      ...process.env,
      DISPLAY: `:${found[1]}`,
      // There is no graphics card, and root has no sandbox.
      WEBKIT_DISABLE_COMPOSITING_MODE: '1',
      ...(process.getuid?.() === 0 ? { WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1' } : {}),
    },
    stdio: 'ignore',
  })
  const end = () => {
    server.kill()
    display.kill()
  }
  try {
    const session = await openSession(`http://127.0.0.1:${port}`, {
      'webkitgtk:browserOptions': { binary: browser, args: ['--automation'] },
    })
    return {
      goto: session.goto,
      evaluate: (work, ...args) => session.evaluate(program(work, args)),
      // Its driver tells nothing of the console.
      complaints: () => [],
      async close() {
        await session.close().finally(end)
      },
    }
  } catch (error) {
    end()
    throw error
  }
}

/**
 * The three engines that browsers are made of.
 * @type {readonly { name: string, missing: () => string | undefined, packages: string[], open: () => Promise<Tab> }[]}
 */
export const browsers = [
  {
    name: 'Chromium',
    missing: () => undefined,
    packages: [],
    open: async () =>
      openWithPuppeteer({ executablePath: await ensureChromium(), args: [...chromiumArguments] }),
  },
  {
    name: 'Firefox',
    missing: () => (findFirefox() ? undefined : 'firefox-esr (or FIREFOX_PATH)'),
    packages: ['firefox-esr'],
    open: () => openWithPuppeteer({ browser: 'firefox', executablePath: findFirefox() }),
  },
  {
    name: 'WebKit',
    missing: () =>
      findWebKit() ? undefined : 'WebKitWebDriver and MiniBrowser (webkit2gtk-driver), and Xvfb (xvfb)',
    packages: ['webkit2gtk-driver', 'xvfb'],
    open: openWebKit,
  },
]

/**
 * Finds the browsers; on Debian as root, installs those that are missing.
 * @returns {Promise<{ name: string, missing: string }[]>} what is missing still
 */
export async function ensureBrowsers(say = console.log) {
  const wanted = browsers.filter(({ missing }) => missing())
  if (wanted.length > 0 && hasApt()) {
    const names = wanted.map(({ name }) => name).join(' and ')
    const output = await installWithApt(
      names,
      wanted.flatMap(({ packages }) => packages),
      say,
    )
    if (browsers.some(({ missing }) => missing())) say(output)
  }
  return browsers.flatMap(({ name, missing }) => (missing() ? [{ name, missing: missing() }] : []))
}
