import { type Check, passed } from '../../trace/checklist'
import { AADSTS9002313 } from '../errors/aadsts'
import { refuse } from '../errors/refusal'
import type { Exchange } from '../exchange'

/** Readable text, and none of `names` more than once (RFC 6749 section 3.1). */
export function parametersOnce(...names: readonly string[]): Check<{ readonly exchange: Exchange }> {
  return {
    name: 'parameters-once',
    spec: 'rfc6749#3.1',
    look: ({ exchange: { form } }) => {
      if (form.malformed) return refuse(AADSTS9002313, `${form.malformed} is not percent-encoded text.`)
      const twice = form.repeated.find((name) => names.length === 0 || names.includes(name))
      return twice === undefined ? passed() : refuse(AADSTS9002313, `${twice} comes twice: which one counts?`)
    },
  }
}
