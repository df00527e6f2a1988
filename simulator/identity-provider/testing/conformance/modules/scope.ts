import { type Comparison, compare, type Departure, type Module } from '../module'
import type { RelyingParty, Way } from '../relying-party'
import { notInUserinfo, OWN_LIMIT, SCOPES, USERINFO } from './sources'
import { goodAnswer } from './userinfo'

const PROFILE =
  'name given_name family_name middle_name nickname profile website gender birthdate zoneinfo locale updated_at preferred_username'.split(
    ' ',
  )

/** Claims by scope (OpenID Connect Core section 5.4). */
export const scopeModules: readonly Module[] = [
  {
    name: 'oidcc-scope-profile',
    says: 'With the scope profile userinfo has all claims of that scope.',
    run: async ({ signIn, userinfo }) => {
      const signedIn = await signIn({ scope: 'openid profile' })
      const answer = await userinfo(signedIn.accessToken)
      return [
        ...goodAnswer(answer, signedIn),
        compare(
          'missing in userinfo',
          PROFILE.filter((claim) => !(claim in answer.body)),
          [],
        ),
        compare('picture in userinfo', 'picture' in answer.body, true),
      ]
    },
    departs: [
      notInUserinfo(
        'missing in userinfo',
        PROFILE.filter((claim) => !['name', 'given_name', 'family_name'].includes(claim)),
      ),
      {
        what: 'picture in userinfo',
        is: false,
        suite: 'warns',
        reason: 'At Entra it is the address of a photo in Microsoft Graph; the people of this lab have none.',
        source: OWN_LIMIT,
      },
    ],
  },
  {
    name: 'oidcc-scope-email',
    says: 'With the scope email userinfo has the address and whether it is verified; the ID token has neither address nor name.',
    run: (party) => email(party, 'openid email'),
    departs: emailDepartures(),
  },
  unsupported('oidcc-scope-address', 'openid address'),
  unsupported('oidcc-scope-phone', 'openid phone'),
  unsupported('oidcc-scope-all', 'openid profile email address phone'),
  {
    name: 'oidcc-alternate-happy-flow',
    says: 'The same as with the scope email, with scopes and parameters the other way round.',
    run: (party) => email(party, 'email openid', 'reversed'),
    departs: emailDepartures(),
  },
]

async function email(
  { signIn, userinfo }: RelyingParty,
  scope: string,
  way?: Way,
): Promise<readonly Comparison[]> {
  const signedIn = await signIn({ scope }, way)
  const answer = await userinfo(signedIn.accessToken)
  return [
    ...goodAnswer(answer, signedIn),
    compare('email', answer.body.email, 'ada@contoso.example'),
    compare('email_verified in userinfo', 'email_verified' in answer.body, true),
    compare('name', [answer.body.name, signedIn.claims.name], [undefined, undefined]),
    compare('email in the ID token', signedIn.claims.email, undefined),
  ]
}

function emailDepartures(): readonly Departure[] {
  return [
    notInUserinfo('email_verified in userinfo', false),
    {
      what: 'email in the ID token',
      is: 'ada@contoso.example',
      suite: 'warns',
      reason: 'At Entra the ID token has whatever userinfo has, so that nobody needs to ask there.',
      source: USERINFO,
    },
  ]
}

/** A scope that Entra does not have. Unknown scopes should be ignored (OpenID Connect Core section 3.1.2.1). */
function unsupported(name: string, scope: string): Module {
  return {
    name,
    says: `With the scope ${scope} userinfo has all claims of it.`,
    run: async ({ metadata, ask }) => {
      const supported = (await metadata()).body.scopes_supported as readonly string[]
      const { answer } = await ask({ scope })
      return [
        compare(
          'in scopes_supported',
          scope.split(' ').every((each) => supported.includes(each)),
          true,
        ),
        compare('error', answer?.get('error'), undefined),
      ]
    },
    departs: [
      {
        what: 'in scopes_supported',
        is: false,
        suite: 'skips',
        reason: 'Entra does not support the scopes address and phone, and its metadata does not list them.',
        source: `${SCOPES}#openid-connect-scopes`,
      },
      {
        what: 'error',
        is: 'invalid_client',
        suite: 'skips',
        reason:
          'A scope without a resource is one of Microsoft Graph, and Graph has none of that name: it is refused with AADSTS650053, not ignored. Entra refuses it after the sign-in; this lab at once.',
        source: 'github.com/seanfisher/passport-microsoft/issues/28; O365/python-o365#551',
      },
    ],
  }
}
