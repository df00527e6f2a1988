import { askedFlows } from '../../flows/asked-flows'

/** Every flow of the catalogue as the search and the helper know it. */
export const everyFlow = await askedFlows()
