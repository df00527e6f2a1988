import { existsSync } from 'node:fs'
import { run, withProgress } from './run.mjs'

/** Whether packages can be installed without asking anybody: on Debian and what is made of it, as root. */
export const hasApt = () => existsSync('/etc/debian_version') && process.getuid?.() === 0

/**
 * Installs packages with apt-get, where that can be done.
 * @returns {Promise<string>} what it said
 */
export async function installWithApt(what, packages, say = console.log) {
  const env = { DEBIAN_FRONTEND: 'noninteractive' }
  const { output } = await withProgress(
    `Installing ${what} with apt-get`,
    async () => {
      await run('apt-get', ['update'], { env })
      return run('apt-get', ['install', '-y', '--no-install-recommends', ...packages], { env })
    },
    say,
  )
  return output
}
