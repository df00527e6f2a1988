import { ClientSecretPost, type TokenEndpointResponse } from 'oauth4webapi'
import { certificateAssertion } from '../../actors/client/certificate-assertion'
import type { OAuthClient } from '../../actors/client/client'
import { clientCredentials } from '../../actors/client/client-credentials'
import { discover } from '../../actors/client/discover'
import { resourceOwnerPassword } from '../../actors/client/resource-owner-password'
import { nightlyReportSigner } from '../../fixtures/workload-keys'
import type { World } from '../../run/world'
import type { SettingsFile } from './settings-file'
import { reportsApi } from './tenant'

const EVERYTHING = `${reportsApi.identifierUris[0]}/.default`

/**
 * Gets a token with what the file holds, whoever has the file.
 * @param scope what is asked for in the name of the person; an application asks for all that it was given
 * @param key whether the store of the machine is at hand, with the private key in it
 * @returns undefined where the file holds nothing that proves anything
 */
export async function getToken(
  world: World,
  client: OAuthClient,
  file: SettingsFile,
  scope: string,
  key: boolean,
): Promise<TokenEndpointResponse | undefined> {
  const { username, password, client_secret: secret, certificate } = file
  if (username !== undefined && password !== undefined) {
    await discover(client)
    return resourceOwnerPassword(client, { username, password }, scope)
  }
  if (secret !== undefined) {
    await discover(client)
    return clientCredentials(client, EVERYTHING, ClientSecretPost(secret))
  }
  if (certificate === undefined || !key) return undefined
  await discover(client)
  const { key: privateKey, 'x5t#S256': thumbprint } = nightlyReportSigner
  const signer = { key: privateKey, thumbprint, algorithm: 'PS256' } as const
  const proof = await certificateAssertion(signer, world.clock, client.random)
  return clientCredentials(client, EVERYTHING, proof)
}
