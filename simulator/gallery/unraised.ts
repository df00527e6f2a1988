import type { SpecRef } from '../trace/event'

/** An AADSTS code that people meet and that no flow here raises: what is known of it. */
export interface Unraised {
  readonly code: number
  /** What it says, as far as it is known, and what to look at here instead. Sentences. */
  readonly says: string
  readonly specs: readonly [SpecRef, ...SpecRef[]]
}

/** INVARIANT: every code of `flows/refusals.ts` that has no run is here (`unraised.test.ts`). */
export const unraised: readonly Unraised[] = [
  {
    code: 50074,
    says: 'Strong authentication is required, and the person did not pass it. Every sign-in here asks for a second factor at once: no session is without one.',
    specs: ['entra#error-codes'],
  },
  {
    code: 50199,
    says: 'The person is to confirm what was asked for. It is the name of a question (is this your device?), which stands on the page without its code; device authorization asks it.',
    specs: ['entra#error-codes'],
  },
  {
    code: 90072,
    says: 'Microsoft’s list calls it PassThroughUserMfaError: the external account that somebody signs in with does not exist in the tenant, so they cannot meet what that tenant asks of a second factor; it also comes where people are synchronized, and their ImmutableID (sourceAnchor) is another one in Active Directory. The sentence on the page is that of 50020: the account has to be added as an external user first. Here nobody is asked for a second factor before their account is found, and 50020 is what is shown.',
    specs: ['entra#error-codes'],
  },
  {
    code: 90093,
    says: 'Microsoft’s list calls it GraphUserUnauthorized: Microsoft Graph answered the request with forbidden. At consent it is described as an app that asks for permissions which whoever is signed in may not grant. Here that is refused with 90094, which admin consent shows.',
    specs: ['entra#error-codes'],
  },
  {
    code: 9002332,
    says: 'The application is for people of organizations alone, and was asked for at /consumers, where personal Microsoft accounts sign in. Ask at the tenant, or at /organizations. In this lab everybody is of an organization, and there is no /consumers.',
    specs: ['entra#error-codes'],
  },
]
