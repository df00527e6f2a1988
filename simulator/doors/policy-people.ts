/** People who stand for those that an export left out: a page asks about them before anything else is loaded. */
export { withStandIns } from '../conditional-access/stand-ins'
