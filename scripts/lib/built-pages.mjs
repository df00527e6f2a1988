import { existsSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { at, servedPages } from './paths.mjs'

function htmlUnder(folder) {
  if (!existsSync(folder)) return []
  const files = readdirSync(folder, { recursive: true }).map((file) => String(file).split(path.sep).join('/'))
  return files.filter((file) => file.endsWith('.html')).sort()
}

/** Addresses of all pages of the site as it was built. */
export const sitePages = () =>
  htmlUnder(servedPages)
    .filter((file) => !file.startsWith('_'))
    .map((file) => (file === 'index.html' ? '/' : `/${file.slice(0, -'.html'.length)}`))

/** Addresses of all embeds as they were built. */
export const embedPages = () =>
  htmlUnder(at('public/embed'))
    .filter((file) => file.endsWith('/index.html'))
    .map((file) => `/embed/${file.slice(0, -'/index.html'.length)}`)
