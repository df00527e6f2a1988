import { secretOf } from '../../directory/added-people'
import { findUser } from '../../directory/queries'
import type { World } from '../../run/world'
import { ada, nightlyReport } from './tenant'

/** Where the file lies, for whoever can reach the folder. */
export const FILE_URL = 'https://files.contoso.example/jobs/nightly-job.json'

/** What the job was set up with, on the day on which somebody did it. */
export interface SettingsFile {
  readonly client_id: string
  readonly username?: string
  readonly password?: string
  readonly client_secret?: string
  /** A certificate by its name in the store of the machine: the private key does not leave that. */
  readonly certificate?: string
}

export function settingsFile(world: World): SettingsFile {
  const { tenant } = world.directory
  const client_id = nightlyReport.appId
  const [secret] = nightlyReport.passwordCredentials
  switch (world.switchOf('identity')) {
    case 'secret':
      return { client_id, client_secret: tenant.secrets.clientSecrets[secret?.keyId ?? ''] ?? '' }
    case 'certificate':
      return { client_id, certificate: nightlyReport.keyCredentials[0]?.displayName ?? '' }
    default: {
      const owner = findUser(tenant, ada.id) ?? ada
      const password = secretOf('passwords', tenant, owner) ?? ''
      const typed = world.switchOf('password') === 'mistyped' ? `${password.slice(0, -1)}3` : password
      return { client_id, username: owner.userPrincipalName, password: typed }
    }
  }
}
