import type { WrongCodes } from '../../../../authentication/second-factor'
import type { Cell } from '../../../memory'

/** Wrong codes by user: of the account and not of one sign-in, or whoever has the password could try for ever. */
export const WRONG_CODES: Cell<Map<string, WrongCodes>> = { create: () => new Map() }
