import type { AppManagementPolicy } from '../../../directory/tenant'
import { type Failed, type Passed, passed } from '../../../trace/checklist'

interface Adding {
  /** The policies of the object that a secret is added to. */
  readonly policies: readonly AppManagementPolicy[]
  /** Milliseconds for which the secret is to be good. */
  readonly lifetime: number
}

/**
 * An app management policy says which credentials may be added. It looks at what is added and at nothing that is there, and a policy about secrets says
 * nothing of certificates and federated credentials.
 * https://learn.microsoft.com/graph/api/resources/applicationauthenticationmethodpolicy
 */
export const appManagementPolicy = {
  name: 'app-management-policy',
  spec: 'graph#appmanagementpolicy',
  look({ policies, lifetime }: Adding): Passed<object> | Failed {
    const rules = policies.flatMap(({ id, displayName, isEnabled, restrictions }) =>
      isEnabled
        ? restrictions.passwordCredentials
            .filter(({ state }) => state === 'enabled')
            .map((rule) => ({ ...rule, id, displayName }))
        : [],
    )
    if (rules.length === 0) return passed()
    const blocking = rules.find(({ restrictionType }) => restrictionType === 'passwordAddition')
    if (blocking)
      return refused(
        `The policy "${blocking.displayName}" lets nobody add a secret here.`,
        'CredentialTypeNotAllowedAsPerAppPolicy',
        `Credential type not allowed as per assigned policy '${blocking.id}'.`,
      )
    const short = rules.find(
      ({ restrictionType, maxLifetime }) =>
        restrictionType === 'passwordLifetime' && !(lifetime <= millisecondsIn(maxLifetime ?? '')),
    )
    if (short)
      return refused(
        `The policy "${short.displayName}" lets secrets live for ${short.maxLifetime} at most.`,
        'CredentialInvalidLifetimeAsPerAppPolicy',
        `Credential lifetime exceeds the max value allowed as per assigned policy '${short.id}'.`,
      )
    const names = rules.map(({ displayName }) => `"${displayName}"`).join(', ')
    return passed(`${names} lets this secret be added: it does not live too long.`)
  },
}

const refused = (says: string, error: string, description: string): Failed => ({
  passed: false,
  says,
  error: { error, description },
})

/** An ISO 8601 duration of weeks, days, hours, minutes and seconds; NaN for any other, which no lifetime is within. */
function millisecondsIn(duration: string): number {
  const parts = /^P(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/.exec(duration)
  if (!parts || duration.length < 3) return Number.NaN
  const [weeks = 0, days = 0, hours = 0, minutes = 0, seconds = 0] = parts.slice(1).map((n) => Number(n ?? 0))
  return ((((weeks * 7 + days) * 24 + hours) * 60 + minutes) * 60 + seconds) * 1000
}
