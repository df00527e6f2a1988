import { clientSecretOf } from '../../directory/client-secret'
import type { World } from '../../run/world'
import { nightlyReport, secret } from './tenant'

/** What the developers of the job have written down, as it lies in the repository: the newest version, or one from its history. */
export interface SettingsFile {
  readonly tenant: string
  readonly client_id: string
  readonly client_secret?: string
}

/** With a certificate or a federated credential there is nothing secret to write down; what once was there is still in the history. */
export function settingsFile({ directory, switchOf }: World): SettingsFile {
  const credential = switchOf('credential')
  const hasSecret = credential === 'secret' || credential === 'certificate-beside-secret'
  return {
    tenant: directory.tenant.organization.id,
    client_id: nightlyReport.appId,
    ...(hasSecret && { client_secret: clientSecretOf(directory.tenant, secret.keyId) }),
  }
}
