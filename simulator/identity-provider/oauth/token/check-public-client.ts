import { type Check, passed } from '../../../trace/checklist'
import { AADSTS7000218 } from '../../errors/aadsts'
import { refuse } from '../../errors/refusal'
import type { TokenRequesting } from '../../tokens/token-request'

/**
 * A device and a script on somebody's machine keep no secret: the registration has to allow clients without one ("Allow public client
 * flows"). To a device Entra says so only when the person has signed in (AzureAD/azure-activedirectory-library-for-nodejs#140,
 * microsoft/AzDevOpsDemoGenerator#14).
 */
export const publicClient: Check<TokenRequesting> = {
  name: 'public-client',
  spec: 'entra#device-code',
  look: ({ application, authentication }) => {
    const { displayName, isFallbackPublicClient, publicClient: platform } = application
    if (authentication !== 'none')
      return passed(`${displayName} has proved itself with its ${authentication}.`)
    return isFallbackPublicClient === true || platform.redirectUris.length > 0
      ? passed(`${displayName} is registered as a public client: it needs no secret.`)
      : refuse(
          AADSTS7000218,
          `${displayName} is not registered as a public client, and comes without a credential.`,
        )
  },
}
