import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { at, root, servedDir } from './paths.mjs'

const SOURCES = [
  'app',
  'components',
  'content',
  'simulator',
  'public',
  'scripts',
  'next.config.mjs',
  'package-lock.json',
  'tsconfig.json',
  '.postcssrc.json',
]
// What a build makes and what it never reads must not make it look stale.
const IGNORED =
  /(^public\/(embed|traces|search|oembed|sitemap|sw\.js)\b)|(\.test\.(ts|tsx|mts)$)|(^simulator\/(cli|decisions)\b)|(\/golden\/)|(\.md$)/
const BUILD_SCRIPTS = /^scripts\/(prebuild|build|csp|prefetch|offline|generate-|embed|lib\/)/

function* filesUnder(place) {
  if (IGNORED.test(place) || !existsSync(at(place))) return
  if (statSync(at(place)).isDirectory()) {
    for (const name of readdirSync(at(place)).sort()) yield* filesUnder(`${place}/${name}`)
  } else if (!place.startsWith('scripts/') || BUILD_SCRIPTS.test(place)) yield place
}

/** A digest of everything a build reads; two equal digests mean equal builds. */
export function sourceDigest() {
  // Without its address a site has less in it (scripts/generate-addresses.mts).
  const hash = createHash('sha256').update(`${process.env.SITE_URL ?? ''}\0`)
  for (const file of SOURCES.flatMap((place) => [...filesUnder(place)])) {
    hash
      .update(`${file}\0`)
      .update(readFileSync(path.join(root, file)))
      .update('\0')
  }
  return hash.digest('hex')
}

const STAMPS = { served: path.join(servedDir, 'source-digest'), static: at('.next/source-digest') }
const PRODUCTS = { served: path.join(servedDir, 'BUILD_ID'), static: at('out/index.html') }

/** Whether the build of this kind ('served' or 'static') was made from the files as they are. */
export function isFresh(kind) {
  const stamp = STAMPS[kind]
  return existsSync(stamp) && existsSync(PRODUCTS[kind]) && readFileSync(stamp, 'utf8') === sourceDigest()
}

/** Whether there is any build of this kind, fresh or stale. */
export const isBuilt = (kind) => existsSync(PRODUCTS[kind])

/** Notes which sources a finished build was made from. */
export function markFresh(kind, digest) {
  mkdirSync(path.dirname(STAMPS[kind]), { recursive: true })
  writeFileSync(STAMPS[kind], digest)
}
