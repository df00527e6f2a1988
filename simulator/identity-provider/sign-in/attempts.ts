import type { Cell } from '../memory'
import type { Attempt } from './sign-in'

/** How long a sign-in may take, in seconds. */
export const ATTEMPT_SECONDS = 900

/** Sign-ins in progress, by flow token. */
export const ATTEMPTS: Cell<Map<string, Attempt>> = { create: () => new Map() }
