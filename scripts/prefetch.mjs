// After a build: every page with a lab names a list of the scripts the lab would load when it is touched: those of its own flow, and
// what all flows share. components/lab/fetch-later.ts fetches them into the cache when the page has loaded and is idle, so that a
// trainer may pull the network plug. The list is a file: the text of the page does not wait for a kibibyte of names.
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { servedDir, servedPages, staticDir } from './lib/paths.mjs'

const isStatic = process.argv.includes('static')
const pages = isStatic ? staticDir : servedPages
const chunkFile = (chunk) => path.join(isStatic ? path.join(staticDir, '_next') : servedDir, chunk)
const MARK = '<meta name="tenant-lab-later"'

const ABOUT = /(\d+),\w+=>\{"use strict";\w+\.s\(\["\w+",0,\{kind:"\w+",slug:"([\w-]+)"/g
const LOADER = /(\d+),\w+=>\{\w+\.v\(\w+=>Promise\.all\(\[[^\]]*\]/g
const ENTRY =
  /\.i\((\d+)\)\.\w+,flow:async\(\)=>\(await \w+\.A\((\d+)\)\)\.flow,narration:async\(\)=>\(await \w+\.A\((\d+)\)\)/g

const chunks = chunkFile('static/chunks')
const all = readdirSync(chunks)
  .filter((name) => name.endsWith('.js'))
  .map((name) => readFileSync(path.join(chunks, name), 'utf8'))
  .join('\n')
const slugs = new Map([...all.matchAll(ABOUT)].map(([, id, slug]) => [id, slug]))
const loaders = [...all.matchAll(LOADER)]
/** By flow, what the bundler made of the two `import()`s of its line in the catalogue: once for each kind of page that has them. */
const loadersOf = new Map()
for (const [, about, ...imports] of all.matchAll(ENTRY)) {
  const slug = slugs.get(about)
  const own = loaders.filter(([, id]) => imports.includes(id)).map(([loader]) => loader)
  loadersOf.set(slug, [...new Set([...(loadersOf.get(slug) ?? []), ...own])])
}

/** Chunks that `chunk` loads on demand, as the bundler wrote them into its text, but for what only flows other than `flow` are loaded with. */
function chunksIn(chunk, flow) {
  const file = chunkFile(chunk)
  if (!existsSync(file)) return []
  let text = readFileSync(file, 'utf8')
  for (const [slug, others] of loadersOf)
    if (slug !== flow) for (const loader of others) text = text.replaceAll(loader, '')
  return [...text.matchAll(/"(static\/chunks\/[^"]+\.js)"/g)].map(([, name]) => name)
}

/** Everything reachable on demand from `first`, without `first` itself. */
function later(first, flow) {
  const found = new Set()
  const visit = (chunk) => {
    for (const next of chunksIn(chunk, flow)) {
      if (found.has(next) || first.includes(next)) continue
      found.add(next)
      visit(next)
    }
  }
  first.forEach(visit)
  return [...found]
}

/** Writes a list of addresses, under a name that is made of what is in it. @returns its own address */
function listOf(names) {
  const text = JSON.stringify(names)
  const name = `static/later/${createHash('sha256').update(text).digest('hex').slice(0, 16)}.json`
  mkdirSync(path.dirname(chunkFile(name)), { recursive: true })
  writeFileSync(chunkFile(name), text)
  return `/_next/${name}`
}

const files = readdirSync(pages, { recursive: true })
  .map(String)
  .filter((file) => file.endsWith('.html') && !file.startsWith('embed'))
for (const file of files) {
  const html = readFileSync(path.join(pages, file), 'utf8')
  const [unused] = html.match(/<link rel="preload" [^>]*as="style"[^>]*>/) ?? []
  if (unused)
    throw new Error(`${file} fetches styles that it does not use (app/layout.tsx says why): ${unused}`)
  if (!/class="(lab|what-if|rules)-slot"/.test(html) || html.includes(MARK)) continue
  const first = [
    ...new Set([...html.matchAll(/src="\/_next\/(static\/chunks\/[^"]+\.js)"/g)].map(([, chunk]) => chunk)),
  ]
  const flow = /data-flow="([^"]+)"/.exec(html)?.[1]
  const names = later(first, flow).map((chunk) => `/_next/${chunk}`)
  if (names.length === 0 || (flow && !(loadersOf.get(flow)?.length >= 2)))
    throw new Error(`${file} has a lab, but nothing that it would load: has the bundler changed its ways?`)
  writeFileSync(path.join(pages, file), html.replace('</head>', `${MARK} content="${listOf(names)}"></head>`))
  console.log(`  /${file.replace(/(\/index)?\.html$/, '')}: ${names.length} scripts for later`)
}
