/** Door 9: what somebody meant who mistyped a name. A few lines, for scripts that carry nothing else. */
export { nearest } from '../core/nearest'
