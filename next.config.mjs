import { fileURLToPath } from 'node:url'

// Two builds come from one tree: the one `next start` serves, and LAB_BUILD=static for plain files in out/.
const isStatic = process.env.LAB_BUILD === 'static'

/** @type {import('next').NextConfig} */
const config = {
  // `output: 'export'` always works in .next (a distDir would name its destination), so the served build moves aside.
  ...(isStatic
    ? { output: 'export', trailingSlash: true }
    : {
        distDir: '.next-server',
        // What only a server can do stands in `route.served.ts`.
        pageExtensions: ['tsx', 'ts', 'served.ts'],
        // Embeds are files in public/embed/<slug>/; a static host finds index.html there by itself.
        // A code as people write it. Where there are plain files only, the page for unknown addresses does the same.
        redirects: async () =>
          ['/explain/:code(\\d{5,7})', '/explain/aadsts:code(\\d{5,7})'].map((source) => ({
            source,
            destination: '/explain/AADSTS:code',
            permanent: false,
          })),
        // Else aadsts would match AADSTS, and lead there for ever.
        experimental: { caseSensitiveRoutes: true },
        rewrites: async () => [{ source: '/embed/:slug', destination: '/embed/:slug/index.html' }],
      }),
  poweredByHeader: false,
  reactStrictMode: true,
  // `npm run check` checks the types of the whole tree once; doing it again in each build only makes them slower.
  typescript: { ignoreBuildErrors: true },
  turbopack: { root: fileURLToPath(new URL('.', import.meta.url)) },
}

export default config
