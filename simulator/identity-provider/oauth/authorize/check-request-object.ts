import { type Check, passed } from '../../../trace/checklist'
import { refuseWithoutNumber } from '../../errors/refusal'
import type { Trusted } from './redirect'

/** Request objects are not read, neither by value nor by reference, and metadata says so (OpenID Connect Core sections 3.1.2.6 and 6). */
export const requestObject: Check<Trusted> = {
  name: 'request-object',
  spec: 'oidc-core#3.1.2.6',
  look: ({ exchange: { form } }) => {
    const name = ['request', 'request_uri'].find((each) => form.get(each) !== undefined)
    return name === undefined
      ? passed()
      : refuseWithoutNumber(
          `${name}_not_supported`,
          'The parameter {} is not supported.',
          `${name} is there: this provider reads no request objects.`,
          name,
        )
  },
}
