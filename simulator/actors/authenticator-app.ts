import { softwareOathOf } from '../authentication/second-factor'
import { totp, totpWindow } from '../authentication/totp'
import type { World } from '../run/world'
import type { ActorId } from '../trace/event'

/** The authenticator app on the phone of the person who signs in. */
export interface AuthenticatorApp {
  /** Shows the code of `account` for the present moment; returns the event that says so, or `cause` when the account is not in the app. */
  show(account: string, cause: number): Promise<number>
}

/** What the app was set up with for `account`, in whatever tenant that is. */
function secretOf({ directories }: World, account: string): string | undefined {
  for (const { tenant } of Object.values(directories)) {
    const user = tenant.users.find((each) => each.userPrincipalName === account)
    if (user) return softwareOathOf(tenant, user)
  }
  return undefined
}

/** Computes codes from the shared secret and virtual time, offline, as a real one does (RFC 6238). */
export function createAuthenticatorApp(world: World, id: ActorId): AuthenticatorApp {
  return {
    show: async (account, cause) => {
      const secret = secretOf(world, account)
      if (!secret) return cause
      const now = world.clock.seconds()
      return world.emit(
        id,
        { type: 'code-displayed', account, code: await totp(secret, now), ...totpWindow(now) },
        cause,
      )
    },
  }
}
