/** Door 13: own names for the company, the people and the applications of a run, and another tenant. Loaded when somebody gives them, or opens a link that does. */
export {
  appsOf,
  companyOf,
  isNames,
  type Names,
  nameProblem,
  peopleOf,
  plainName,
  plainNames,
  sameNames,
  tellWithNames,
  withNames,
} from '../run/names'
export { withTenant } from '../run/own-tenant'
