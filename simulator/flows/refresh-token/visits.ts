import type { IDToken } from 'oauth4webapi'
import { asksThePerson } from '../../actors/client/asks-the-person'
import type { Attempted } from '../../actors/client/attempt'
import type { Failure } from '../../actors/failure'
import type { AppPage } from '../../prompts/next/prompt'
import type { World } from '../../run/world'
import { ID } from './cast'
import { type Errand, expensesErrand, laterErrand } from './errand'
import type { Expenses, Session, SignIn } from './expenses'
import { type Links, rowsPage, stoppedPage } from './pages'

/** What a visit leads to: a sign-in, or a page. */
export type Visited =
  | { readonly to: string; readonly signIn: SignIn; readonly seq: number }
  | { readonly page: AppPage; readonly session?: Session; readonly status: number; readonly seq: number }

/** What all visits came to, for the verdict. */
export interface Journal {
  claims?: IDToken
  /** How often somebody opened Expenses who had signed in before. */
  returns: number
  /** Refreshes after which the person was asked again. */
  readonly asked: Failure[]
  last?: Attempted<unknown>
}

/** The same for the server and for the script: what happens when somebody opens Expenses, and when they are back from signing in. */
export interface Visits {
  readonly journal: Journal
  /** @param session what Expenses has kept of whoever opens it @param visit names the visit */
  open(visit: string, session: Session | undefined, cause: number): Promise<Visited>
  back(signIn: SignIn, parameters: URLSearchParams, cause: number): Promise<Visited>
}

export function createVisits(world: World, expenses: Expenses, links: Links): Visits {
  const journal: Journal = { returns: 0, asked: [] }
  const appName = world.called(ID.expenses)

  async function begin(visit: string, errand: Errand, cause: number): Promise<Visited> {
    const begun = await expenses.begin(visit, errand, cause)
    journal.last = begun
    return begun.ok ? { to: begun.value.url, signIn: begun.value, seq: begun.seq } : stopped(begun, 502)
  }

  function stopped(
    { failure, seq }: Attempted<unknown> & { ok: false },
    status: number,
    session?: Session,
  ): Visited {
    return { page: stoppedPage(appName, failure, links), status, seq, ...(session && { session }) }
  }

  async function read(session: Session, errand: Errand, cause: number): Promise<Visited> {
    const done = await expenses.read(session, errand, cause)
    journal.last = done
    if (!done.ok) return stopped(done, 403, session)
    return {
      page: rowsPage(appName, session.claims, errand, done.value, links),
      session,
      status: 200,
      seq: done.seq,
    }
  }

  return {
    journal,
    open: async (visit, session, cause) => {
      if (!session) return begin(visit, journal.returns > 0 ? laterErrand(world) : expensesErrand, cause)
      journal.returns++
      const errand = laterErrand(world)
      const visited = await read(session, errand, cause)
      const { last } = journal
      if (!last || last.ok || !asksThePerson(last.failure, ID.identityProvider)) return visited
      journal.asked.push(last.failure)
      return begin(visit, errand, last.seq)
    },
    back: async (signIn, parameters, cause) => {
      const finished = await expenses.finish(signIn, parameters, cause)
      journal.last = finished
      if (!finished.ok) return stopped(finished, 403)
      journal.claims = finished.value.claims
      return read(finished.value, signIn.errand, finished.seq)
    },
  }
}
