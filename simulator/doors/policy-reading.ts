/** A reading of the whole tenant: long work, for a worker, when it is opened. */
export { reading } from '../conditional-access/reading/reading'
