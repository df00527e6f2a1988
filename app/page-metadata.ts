import type { Metadata } from 'next'

/**
 * Public address of the site, from `SITE_URL`, when the build knows it. What must be absolute (canonical links, preview
 * pictures, the sitemap, oEmbed) is left out otherwise: a wrong address is worse than none.
 */
export const siteUrl: URL | undefined = URL.canParse(process.env.SITE_URL ?? '')
  ? new URL(process.env.SITE_URL ?? '')
  : undefined

/** Metadata of the page at `path`. */
export function pageMetadata(page: {
  readonly title?: string
  readonly description: string
  readonly path: string
  /** Where the page's oEmbed answer stands (scripts/generate-addresses.mts). */
  readonly oembed?: string
}): Metadata {
  const { title, description, path, oembed } = page
  return {
    ...(title ? { title } : {}),
    description,
    ...(siteUrl
      ? {
          alternates: {
            canonical: path,
            ...(oembed && { types: { 'application/json+oembed': oembed } }),
          },
        }
      : {}),
    openGraph: {
      type: 'website',
      siteName: 'Tenant Lab',
      title: title ?? 'Tenant Lab: learn identity by running it',
      description,
      ...(siteUrl
        ? { url: path, images: [{ url: '/og.png', width: 1200, height: 630, alt: 'Tenant Lab' }] }
        : {}),
    },
  }
}
