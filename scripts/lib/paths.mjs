import path from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('../..', import.meta.url))

/** Absolute path of something in the project. */
export const at = (...parts) => path.join(root, ...parts)

/** Where the build that `next start` serves is kept, and the pages inside it. */
export const servedDir = at('.next-server')
export const servedPages = at('.next-server/server/app')

/** The static site. */
export const staticDir = at('out')
