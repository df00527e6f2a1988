import type { Metadata, Viewport } from 'next'
import localFont from 'next/font/local'
import type { ReactNode } from 'react'
import './globals.css'
// The framework sends the page for wrong addresses along with every page, and preloads its styles: unused, they would be a warning.
import '../components/site/board.module.css'
import '../components/site/site.module.css'
import '../components/ui/plain-button.module.css'
import { EarlyPresses } from '../components/site/EarlyPresses'
import { THEME_SCRIPT } from '../components/site/theme-script'
import { EARLY_SCRIPT } from '../components/ui/early-presses'
import { pageMetadata, siteUrl } from './page-metadata'

// A font that comes late is taken at the next page: a text that changes its width while it is read is worse than a plain one.
const sign = localFont({
  src: '../.cache/fonts/sign.woff2',
  weight: '500 800',
  variable: '--font-sign',
  display: 'optional',
})

const text = localFont({
  src: '../.cache/fonts/text.woff2',
  weight: '400 700',
  variable: '--font-text',
  display: 'optional',
})

const wire = localFont({
  src: '../.cache/fonts/wire.woff2',
  weight: '400 700',
  variable: '--font-wire',
  display: 'optional',
  adjustFontFallback: false,
  preload: false,
})

export const metadata: Metadata = {
  ...(siteUrl ? { metadataBase: siteUrl } : {}),
  ...pageMetadata({
    description:
      'Learn identity and access management by running it: lessons beside a live tenant, with a real sign-in computed in the page.',
    path: '/',
  }),
  title: { default: 'Tenant Lab: learn identity by running it', template: '%s · Tenant Lab' },
  applicationName: 'Tenant Lab',
}

export const viewport: Viewport = {
  width: 'device-width',
  initialScale: 1,
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#faf9f5' },
    { media: '(prefers-color-scheme: dark)', color: '#15181d' },
  ],
}

export default function RootLayout({ children }: { children: ReactNode }) {
  return (
    // The first script may set `data-theme` before React sees the element.
    <html lang="en" className={`${sign.variable} ${text.variable} ${wire.variable}`} suppressHydrationWarning>
      <head>
        {/* Nothing is painted before the whole page is there: half a page, painted, moves when its other half comes. */}
        <link rel="expect" href="#page-end" blocking="render" />
        {/* biome-ignore lint/security/noDangerouslySetInnerHtml: a constant of ours, allowed by its hash. */}
        <script dangerouslySetInnerHTML={{ __html: `${THEME_SCRIPT};${EARLY_SCRIPT}` }} />
      </head>
      <body>
        {children}
        <template id="page-end" />
        <EarlyPresses />
      </body>
    </html>
  )
}
