import * as built from '../scripts/lib/built-pages.mjs'

/** Addresses of all pages of the site as it was built. */
export const sitePages = built.sitePages()

/** Addresses of all embeds as they were built. */
export const embedPages = built.embedPages()
