/** Door 6: whether two runs are the same one, for the checks that compare them. No page needs it. */
export { digest } from '../trace/digest'
