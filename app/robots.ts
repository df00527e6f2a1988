import type { MetadataRoute } from 'next'
import { siteUrl } from './page-metadata'

export const dynamic = 'force-static'

export default function robots(): MetadataRoute.Robots {
  return {
    rules: { userAgent: '*', allow: '/' },
    ...(siteUrl ? { sitemap: new URL('/sitemap.xml', siteUrl).href } : {}),
  }
}
