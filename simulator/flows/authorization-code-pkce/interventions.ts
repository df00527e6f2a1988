import type { Switches } from '../../run/flow'
import type { Intervention } from '../../run/intervention'
import { ada, expensesApiApplication, expensesApplication, ID } from './cast'

/** What the switches of this flow change from outside. */
export function interventions(switches: Switches): readonly Intervention[] {
  const isPage = switches.client === 'single-page-app'
  // A script in a page redeems the code and calls the API itself.
  const app = isPage ? ID.browser : ID.expenses
  const redirectUri = (isPage ? expensesApplication.spa : expensesApplication.web).redirectUris[0] ?? ''
  const redeeming = { message: 1, from: app, to: ID.identityProvider, path: '/token' }
  // The browser asks before a script may send a bearer token.
  const calling = { message: isPage ? 2 : 1, from: app, to: ID.api, path: '/expenses' }
  const shown = (path: string) => ({ message: 1, from: ID.identityProvider, to: ID.browser, path })
  const bundles: Readonly<Record<string, readonly Intervention[]>> = {
    'state=tampered': [
      {
        when:
          switches.responseMode === 'fragment'
            ? shown('/login/consent')
            : { message: 1, from: ID.browser, to: ID.expenses, path: new URL(redirectUri).pathname },
        do: 'edit',
        edits: [{ in: placeOfState(switches.responseMode), name: 'state', set: 'c29tZWJvZHkgZWxzZQ' }],
        says: 'The state is replaced on the way back to Expenses.',
      },
    ],
    'nonce=wrong': [
      {
        when: { message: 1, from: ID.browser, to: ID.identityProvider, path: '/authorize' },
        do: 'edit',
        edits: [{ in: 'query', name: 'nonce', set: 'c29tZWJvZHkgZWxzZQ' }],
        says: 'The nonce is replaced on the way to the identity provider.',
      },
    ],
    'codeVerifier=missing': [
      {
        when: redeeming,
        do: 'edit',
        edits: [{ in: 'form', name: 'code_verifier', remove: true }],
        says: 'The code is redeemed without its code verifier.',
      },
    ],
    'codeVerifier=wrong': [
      {
        when: redeeming,
        do: 'edit',
        edits: [{ in: 'form', name: 'code_verifier', set: 'b'.repeat(43) }],
        says: 'The code is redeemed with another code verifier.',
      },
    ],
    'codeAge=eleven-minutes': [
      {
        when: redeeming,
        do: 'wait',
        seconds: 660,
        says: 'Eleven minutes pass before Expenses redeems the code.',
      },
    ],
    'accessTokenSignature=altered': [
      {
        when: calling,
        do: 'edit',
        edits: [{ in: 'header', name: 'Authorization', alter: '.' }],
        says: 'One character of the signature of the access token is changed.',
      },
    ],
    'accessTokenVersion=v1': [
      {
        when: { at: 'start' },
        do: 'put',
        collection: 'applications',
        object: {
          id: expensesApiApplication.id,
          api: { ...expensesApiApplication.api, requestedAccessTokenVersion: 1 },
        },
        says: 'The registration of the Expenses API asks for tokens of version 1.0.',
      },
    ],
    'accessTokenAge=two-hours': [twoHours(app)],
    'accessTokenAge=two-hours-then-refresh': [twoHours(app)],
    'account=disabled-before-second-factor': [disable(shown('/login/password'))],
    'account=disabled-before-tokens': [disable(shown('/login/consent'))],
    // The first thing that the app does when it has them is to fetch the keys.
    'account=disabled-after-tokens': [
      disable({ message: 1, from: app, to: ID.identityProvider, path: '/keys' }),
    ],
  }
  return Object.entries(switches).flatMap(([name, value]) => bundles[`${name}=${value}`] ?? [])
}

function placeOfState(mode: string | undefined): 'query' | 'form' | 'location-fragment' {
  return mode === 'form_post' ? 'form' : mode === 'fragment' ? 'location-fragment' : 'query'
}

function twoHours(app: string): Intervention {
  return {
    when: { message: 1, from: app, to: ID.api, path: '/expenses' },
    do: 'wait',
    seconds: 7200,
    says: 'Two hours pass before Expenses calls the API.',
  }
}

/** An administrator disables Ada's account while this message is on its way. */
function disable(when: Intervention['when']): Intervention {
  return {
    when,
    do: 'put',
    collection: 'users',
    object: { id: ada.id, accountEnabled: false },
    says: `An administrator disables the account of ${ada.displayName}.`,
  }
}
