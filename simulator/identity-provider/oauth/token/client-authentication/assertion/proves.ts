import { type Check, passed } from '../../../../../trace/checklist'
import type { Authentication } from '../../../../tokens/token-request'

/** The end of the list: all of it held, and this is how the client proved itself. */
export function proves(
  authentication: Authentication,
): Check<object, { readonly authentication: Authentication }> {
  return { name: 'client-proven', spec: 'rfc7523#3', look: () => passed(undefined, { authentication }) }
}
