// After a build: every page with a lab names the scripts the lab would load when it is touched. components/lab/fetch-later.ts
// fetches them into the cache when the page has loaded and is idle, so that a trainer may pull the network plug.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { servedDir, servedPages, staticDir } from './lib/paths.mjs'

const isStatic = process.argv.includes('static')
const pages = isStatic ? staticDir : servedPages
const chunkFile = (chunk) => path.join(isStatic ? path.join(staticDir, '_next') : servedDir, chunk)
const MARK = '<meta name="tenant-lab-later"'

/** Chunks that `chunk` loads on demand, as the bundler wrote them into its text. */
function chunksIn(chunk) {
  const file = chunkFile(chunk)
  if (!existsSync(file)) return []
  return [...readFileSync(file, 'utf8').matchAll(/"(static\/chunks\/[^"]+\.js)"/g)].map(([, name]) => name)
}

/** Everything reachable on demand from `first`, without `first` itself. */
function later(first) {
  const found = new Set()
  const visit = (chunk) => {
    for (const next of chunksIn(chunk)) {
      if (found.has(next) || first.includes(next)) continue
      found.add(next)
      visit(next)
    }
  }
  first.forEach(visit)
  return [...found]
}

const files = readdirSync(pages, { recursive: true })
  .map(String)
  .filter((file) => file.endsWith('.html') && !file.startsWith('embed'))
for (const file of files) {
  const html = readFileSync(path.join(pages, file), 'utf8')
  const [unused] = html.match(/<link rel="preload" [^>]*as="style"[^>]*>/) ?? []
  if (unused)
    throw new Error(`${file} fetches styles that it does not use (app/layout.tsx says why): ${unused}`)
  if (!/class="(lab|what-if)-slot"/.test(html) || html.includes(MARK)) continue
  const first = [
    ...new Set([...html.matchAll(/src="\/_next\/(static\/chunks\/[^"]+\.js)"/g)].map(([, chunk]) => chunk)),
  ]
  const names = later(first).map((chunk) => `/_next/${chunk}`)
  if (names.length === 0)
    throw new Error(`${file} has a lab, but nothing that it would load: has the bundler changed its ways?`)
  writeFileSync(
    path.join(pages, file),
    html.replace('</head>', `${MARK} content="${names.join(' ')}"></head>`),
  )
  console.log(`  /${file.replace(/(\/index)?\.html$/, '')}: ${names.length} scripts for later`)
}
