// What must be absolute, and is only written where the build knows the address of the site (SITE_URL): public/sitemap.xml, and for
// every lab public/oembed/<slug>.json, by which other sites turn its address into an embed (https://oembed.com, section 2.3.4).
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { siteUrl } from '../app/page-metadata'
import { DEFAULTS } from '../components/embed/options'
import { frameSnippet } from '../components/embed-builder/snippet'
import { loadEntries } from '../content/_build/load'
import { catalogue } from '../simulator/doors/catalogue'
import { codesWithPage } from '../simulator/doors/explain'
import { at } from './lib/paths.mjs'

const SIZE = { width: 800, height: 720 }
const PAGES = [
  '/',
  '/learn',
  '/flows',
  '/lab',
  '/what-if',
  '/rules',
  '/stage',
  '/embed-builder',
  '/explain',
  '/glossary',
  '/reference',
]

rmSync(at('public/oembed'), { recursive: true, force: true })
rmSync(at('public/sitemap.xml'), { force: true })
if (siteUrl) write(siteUrl)
else console.log('  SITE_URL is not set: there are no sitemap and no oEmbed answers')

function write({ origin }: URL): void {
  const labs = catalogue.map(({ slug }) => `/lab/${slug}`)
  const flows = catalogue.map(({ slug }) => `/flows/${slug}`)
  const attacks = catalogue.flatMap(({ kind, slug }) => (kind === 'attack' ? [`/attacks/${slug}`] : []))
  const lessons = loadEntries().map(({ path }) => `/learn/${path}`)
  const codes = codesWithPage.map((code) => `/explain/AADSTS${code}`)
  const addresses = [...PAGES, ...lessons, ...labs, ...flows, ...attacks, ...codes].map(
    (path) => `<url><loc>${origin}${path}</loc></url>`,
  )
  writeFileSync(
    at('public/sitemap.xml'),
    `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${addresses.join('\n')}\n</urlset>\n`,
  )
  mkdirSync(at('public/oembed'), { recursive: true })
  for (const { slug, title } of catalogue) {
    const options = { ...DEFAULTS, height: SIZE.height }
    const answer = {
      version: '1.0',
      type: 'rich',
      provider_name: 'Tenant Lab',
      provider_url: origin,
      title,
      ...SIZE,
      html: frameSnippet({ origin, flow: slug, title, options, run: undefined }),
    }
    writeFileSync(at('public/oembed', `${slug}.json`), JSON.stringify(answer))
  }
}
