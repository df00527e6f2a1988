import { compare, type Module } from '../module'
import { goesThrough } from './goes-through'
import { ID_TOKEN_CLAIMS } from './sources'

/** Parameters that need not be obeyed but must not be in the way (OpenID Connect Core section 15.1, RFC 6749 section 3.1). */
export const requestModules: readonly Module[] = [
  passesThrough('oidcc-display-page', { display: 'page' }),
  passesThrough('oidcc-display-popup', { display: 'popup' }),
  passesThrough('oidcc-ensure-request-with-unknown-parameter-succeeds', { extra: 'foobar' }),
  passesThrough('oidcc-login-hint', { login_hint: 'buffy@login.entra.example' }),
  passesThrough('oidcc-ui-locales', { ui_locales: 'se' }),
  passesThrough('oidcc-claims-locales', { claims_locales: 'se' }),
  {
    name: 'oidcc-ensure-request-with-acr-values-succeeds',
    says: 'A request with acr_values goes through, and the ID token should say which of them was met.',
    run: async (party) => {
      const { asked, claims } = await party.signIn({ acr_values: '1 2' })
      return [compare('asked', asked, 'username'), compare('acr in the ID token', 'acr' in claims, true)]
    },
    departs: [
      {
        what: 'acr in the ID token',
        is: false,
        suite: 'warns',
        reason: 'The reference of the claims of an ID token has no acr, although the metadata lists it.',
        source: ID_TOKEN_CLAIMS,
      },
    ],
  },
]

function passesThrough(name: string, parameter: Readonly<Record<string, string>>): Module {
  const [sent] = Object.entries(parameter).map((each) => each.join('='))
  return { name, says: `A request with ${sent} goes through.`, run: (party) => goesThrough(party, parameter) }
}
