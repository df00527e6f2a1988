import type { MetadataRoute } from 'next'

export const dynamic = 'force-static'

/** What a device needs to install the site: then it has an icon of its own, and opens without a browser around it. */
export default function manifest(): MetadataRoute.Manifest {
  return {
    name: 'Tenant Lab',
    short_name: 'Tenant Lab',
    description: 'Learn identity and access management by running it.',
    start_url: '/',
    display: 'minimal-ui',
    background_color: '#faf9f5',
    theme_color: '#15181d',
    icons: [{ src: '/icon.svg', sizes: 'any', type: 'image/svg+xml' }],
  }
}
