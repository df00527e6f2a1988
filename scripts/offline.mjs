// After a build: sw.js, the service worker that keeps the whole site for use without a network. It lists every file of this
// build with a digest of what is in it, so that a new build is a new list.
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { build } from 'esbuild'
import { at, servedDir, servedPages, staticDir } from './lib/paths.mjs'

const isStatic = process.argv.includes('static')
const NEVER =
  /(^|\/)(_headers|404(\/index)?\.html|_[\w-]+\.html|robots\.txt|sitemap\.xml|og\.png|sw\.js)$|\.(txt|map|rsc|meta|body)$/
/** What `next start` answers from a route, and a browser asks for when the site is installed. */
const ICONS = ['icon.svg', 'apple-icon.png', 'manifest.webmanifest']

const filesIn = (folder) =>
  existsSync(folder)
    ? readdirSync(folder, { recursive: true })
        .map((file) => String(file).split(path.sep).join('/'))
        .filter((file) => !NEVER.test(file) && statSync(path.join(folder, file)).isFile())
        .sort()
    : []

const entry = (folder, file, url) => ({
  url,
  revision: createHash('sha256')
    .update(readFileSync(path.join(folder, file)))
    .digest('hex')
    .slice(0, 16),
})

/** A page by its address: `next start` serves it without an ending, plain files in folders with a slash. */
const served = () => [
  ...filesIn(servedPages)
    .filter((file) => file.endsWith('.html'))
    .map((file) =>
      entry(servedPages, file, file === 'index.html' ? '/' : `/${file.slice(0, -'.html'.length)}`),
    ),
  ...ICONS.map((file) => entry(servedPages, `${file}.body`, `/${file}`)),
  ...filesIn(path.join(servedDir, 'static')).map((file) =>
    entry(path.join(servedDir, 'static'), file, `/_next/static/${file}`),
  ),
  ...filesIn(at('public')).map((file) => entry(at('public'), file, addressOf(file))),
]
const plain = () => filesIn(staticDir).map((file) => entry(staticDir, file, addressOf(file)))
const addressOf = (file) => `/${file.replace(/(^|\/)index\.html$/, '$1')}`

const entries = isStatic ? plain() : served()
if (!entries.some(({ url }) => url === '/')) {
  console.error('There is no build to keep for use without a network.')
  process.exit(1)
}
await build({
  entryPoints: [at('components/offline/worker.ts')],
  outfile: isStatic ? path.join(staticDir, 'sw.js') : at('public/sw.js'),
  bundle: true,
  minify: true,
  format: 'iife',
  target: 'es2022',
  legalComments: 'none',
  define: { ENTRIES: JSON.stringify(entries), 'process.env.NODE_ENV': '"production"' },
})
console.log(`  ${entries.length} files can be kept for use without a network`)
