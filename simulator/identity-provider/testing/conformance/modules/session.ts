import type { Parameters } from '../../lab'
import { type Comparison, compare, type Module } from '../module'
import type { RelyingParty } from '../relying-party'
import { goodError } from './good-error'

/** A second sign-in in the same browser (OpenID Connect Core section 3.1.2.1). */
export const sessionModules: readonly Module[] = [
  {
    name: 'oidcc-prompt-login',
    says: 'With prompt=login a person who is signed in is asked again, and auth_time, where it is there, is a later one.',
    run: async ({ signIn, wait }) => {
      const first = await signIn({ max_age: '15000' })
      wait(1)
      const second = await signIn({ prompt: 'login', max_age: '15000' })
      return [
        compare('asked', second.asked, 'username'),
        compare('later', timeOf(second) > timeOf(first), true),
      ]
    },
  },
  {
    name: 'oidcc-prompt-none-not-logged-in',
    says: 'With prompt=none and nobody signed in there is an error that says that a page would be needed, with a state of 128 characters, and no page.',
    run: async ({ ask }) => {
      const state = 'x7Qd2mZk'.repeat(16)
      const { page, answer } = await ask({ prompt: 'none', state })
      return [compare('page', page, undefined), ...goodError(answer, 'login_required', state)]
    },
  },
  {
    name: 'oidcc-prompt-none-logged-in',
    says: 'With prompt=none and somebody signed in nobody is asked, and it is the same person.',
    run: (party) => sameSignIn(party, {}, () => ({ prompt: 'none' })),
  },
  {
    name: 'oidcc-max-age-1',
    says: 'With max_age=1, two seconds later, a person is asked again; auth_time is there, later, and recent.',
    run: async ({ signIn, wait }) => {
      const first = await signIn({ max_age: '15000' })
      wait(2)
      const second = await signIn({ max_age: '1' })
      return [
        compare('asked', second.asked, 'password'),
        compare('later', timeOf(second) > timeOf(first), true),
        compare('recent', Number(second.claims.iat) - timeOf(second) <= 1, true),
      ]
    },
  },
  {
    name: 'oidcc-max-age-10000',
    says: 'With max_age=10000 nobody is asked again; auth_time is there both times and the same.',
    run: (party) => sameSignIn(party, { max_age: '15000' }, () => ({ max_age: '10000' })),
  },
  {
    name: 'oidcc-id-token-hint',
    says: 'With prompt=none and the ID token of before as a hint nobody is asked, and it is the same person.',
    run: (party) => sameSignIn(party, {}, (idToken) => ({ prompt: 'none', id_token_hint: idToken })),
  },
]

const timeOf = ({ claims }: { readonly claims: Readonly<Record<string, unknown>> }) =>
  Number(claims.auth_time)

/** Two sign-ins of one person, of whom nothing is asked the second time; and `auth_time` whenever there was a `max_age`. */
async function sameSignIn(
  { signIn, wait }: RelyingParty,
  firstTime: Parameters,
  secondTime: (idToken: string) => Parameters,
): Promise<readonly Comparison[]> {
  const first = await signIn(firstTime)
  wait(5)
  const again = secondTime(first.idToken)
  const second = await signIn(again)
  return [
    compare('asked', second.asked, undefined),
    compare('sub', second.claims.sub, first.claims.sub),
    compare('auth_time', second.claims.auth_time, first.claims.auth_time),
    compare('auth_time is there', typeof second.claims.auth_time, again.max_age ? 'number' : 'undefined'),
  ]
}
