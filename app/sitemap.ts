import type { MetadataRoute } from 'next'
import { loadEntries } from '../content/_build/load'
import { catalogue } from '../simulator/doors/catalogue'
import { siteUrl } from './page-metadata'

export const dynamic = 'force-static'

/** A sitemap holds absolute addresses only: without `SITE_URL` it lists where the site runs by default. */
export default function sitemap(): MetadataRoute.Sitemap {
  const base = siteUrl ?? new URL('http://localhost:3000')
  const labs = catalogue.map(({ slug }) => `/lab/${slug}`)
  const lessons = loadEntries().map((entry) => `/learn/${entry.path}`)
  return ['/', '/learn', '/flows', '/what-if', '/glossary', '/reference', ...lessons, ...labs].map(
    (path) => ({
      url: new URL(path, base).href,
    }),
  )
}
