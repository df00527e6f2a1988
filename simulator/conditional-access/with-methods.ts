import type { AuthenticationState, SignIn } from './sign-in'

/** What is said of methods, for what a question says of them. */
export type Methods = Pick<AuthenticationState, 'completed' | 'registered' | 'forbidden' | 'sure'>

/**
 * The question with other methods. Each member is written out, so that all questions have one shape: what decides reads them
 * millions of times a second, and a member is found fastest where it always stands in the same place.
 */
export function withMethods(signIn: SignIn, { completed, registered, forbidden, sure }: Methods): SignIn {
  const of = signIn.authentication
  const authentication: AuthenticationState = {
    completed,
    registered,
    forbidden,
    sure,
    methodsAllowed: of.methodsAllowed,
    inboundTrust: of.inboundTrust,
    termsOfUse: of.termsOfUse,
    passwordChanged: of.passwordChanged,
    compliantApplication: of.compliantApplication,
    boundToken: of.boundToken,
    customAuthenticationFactors: of.customAuthenticationFactors,
    authenticatedMinutesAgo: of.authenticatedMinutesAgo,
    silent: of.silent,
  }
  return { ...signIn, authentication }
}
