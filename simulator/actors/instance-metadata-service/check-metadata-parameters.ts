import { type Check, passed } from '../../trace/checklist'
import { refuseAsker, type TokenAsked } from './token-asked'

/** The first version that gives out tokens. */
const FIRST = '2018-02-01'

const WORDS = 'The words of this refusal are the lab’s.'

/** Each parameter once, a version that gives out tokens, and the resource that the token is for. */
export const metadataParameters: Check<TokenAsked, { readonly resource: string }> = {
  name: 'metadata-parameters',
  spec: 'managed-identities#vm-token',
  look: ({ query }) => {
    const names = [...query.keys()]
    const twice = names.find((name, at) => names.indexOf(name) < at)
    if (twice !== undefined)
      return refuseAsker(`${twice} stands in the query twice.`, `Duplicate query parameter '${twice}'`)
    const version = query.get('api-version')
    if (!version)
      return refuseAsker(
        `api-version is missing. ${WORDS}`,
        "Required query variable 'api-version' is missing",
      )
    if (!/^\d{4}-\d{2}-\d{2}$/.test(version) || version < FIRST)
      return refuseAsker(
        `api-version is ${version}. ${WORDS}`,
        `The api-version '${version}' gives out no tokens`,
        {
          expected: `${FIRST} or later`,
          came: version,
        },
      )
    const resource = query.get('resource')
    return resource
      ? passed(`The token is to be for ${resource}.`, { resource })
      : refuseAsker('resource is missing.', "Required query variable 'resource' is missing")
  },
}
