import type { Persona } from '../../run/flow'
import { ID } from './cast'
import { ada, mallory } from './tenant'

/** Both sign in to Expenses, and nothing else. */
export const people: Readonly<Record<string, Persona>> = {
  [ID.person]: { username: ada.userPrincipalName },
  [ID.thief]: { username: mallory.userPrincipalName },
}
