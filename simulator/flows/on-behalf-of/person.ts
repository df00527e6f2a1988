import type { Persona } from '../../run/flow'
import { ada } from './tenant'

/** Who sits at the keyboard when nobody types. */
export const person: Persona = { username: ada.userPrincipalName }
