import { callbackOf } from '../../actors/callback'
import { createWebApp, type PageAnswer, type Visit } from '../../actors/web-app'
import type { Handler } from '../../network/server'
import type { World } from '../../run/world'
import { expensesApplication, ID } from './cast'
import { redirectUriOf, type Session, type SignIn, signOutAddress } from './expenses'
import { goodbyePage } from './pages'
import type { Visited, Visits } from './visits'

/** What the server keeps for one cookie. */
interface Kept {
  readonly signIn?: SignIn
  readonly session?: Session
}

export const serverLinks = { home: '/', signOut: '/sign-out' }

/** Expenses as an application with a server: it keeps the secret and the tokens, and the browser gets a cookie. */
export function serveExpenses(world: World, visits: Visits): Handler {
  const { web } = expensesApplication
  const name = world.called(ID.expenses)
  return createWebApp<Kept>({
    name,
    cookie: '__Host-expenses',
    routes: {
      '/': {
        anew: ({ state }) => !state?.session,
        answer: async ({ visit, cause }) =>
          take(visit, await visits.open(visit.id, visit.state?.session, cause)),
      },
      // What Expenses has kept goes: the refresh token is forgotten here, and nowhere else.
      '/sign-out': {
        answer: async ({ visit }) => {
          const session = visit.state?.session
          visit.state = undefined
          return session ? { to: signOutAddress(session) } : { page: goodbyePage(name) }
        },
      },
      [new URL(web.logoutUrl ?? '/').pathname]: {
        answer: async ({ visit }) => {
          visit.state = undefined
          return { page: goodbyePage(name) }
        },
      },
    },
    callback: {
      path: callbackOf(world, ID.expenses, redirectUriOf(web)).pathname,
      answer: async ({ visit, form, cause }) => {
        const signIn = visit.state?.signIn
        if (!signIn) return { to: '/' }
        const answer = take(visit, await visits.back(signIn, form, cause))
        return visit.state?.session ? { ...answer, signedIn: true } : answer
      },
    },
  })
}

/** Keeps what a visit came to, and answers. */
function take(visit: Visit<Kept>, visited: Visited): PageAnswer {
  if ('to' in visited) {
    visit.state = { signIn: visited.signIn }
    return { to: visited.to }
  }
  visit.state = visited.session ? { session: visited.session } : undefined
  return { page: visited.page, status: visited.status }
}
