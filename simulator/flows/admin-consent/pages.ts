import type { IDToken } from 'oauth4webapi'
import { nameIn } from '../../actors/client/client'
import { tableOf } from '../../actors/table-of'
import { isObject } from '../../core/json'
import type { AppPage, Offer } from '../../prompts/next/prompt'

const AGAIN: Offer = { id: 'again', label: 'Look the same person up again', href: '/again' }
export const RENEW: Offer = { id: 'renew', label: 'Sign in again', href: '/sign-in' }

/** A profile, as far as Microsoft Graph told it. */
export function profilePage(appName: string, claims: IDToken, profile: unknown): AppPage {
  const { displayName } = isObject(profile) ? profile : {}
  return {
    kind: 'app',
    appName,
    state: 'signed-in',
    heading: `Hello, ${nameIn(claims)}`,
    lines: [`This is what there is about ${String(displayName ?? 'this person')}.`],
    table: tableOf({ value: [profile] }, { Name: ['displayName'], Title: ['jobTitle'], Mail: ['mail'] }),
    offers: [AGAIN, RENEW],
  }
}

/**
 * The administrator is back. The answer names a tenant and says that somebody agreed; it does not say to how much. Whether the grants
 * hold what the app asks for is known at a sign-in.
 */
export function connectedPage(appName: string, organization: string): AppPage {
  return {
    kind: 'app',
    appName,
    state: 'signed-in',
    heading: `${organization} is connected`,
    lines: [
      `That is what the answer says: an administrator of ${organization} has agreed. Whether what was granted is all that ${appName} needs shows when somebody there signs in.`,
    ],
  }
}
