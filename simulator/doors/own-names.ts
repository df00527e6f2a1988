/** Door 13: own names for the company and the people of a run. Loaded when somebody gives them, or opens a link that does. */
export {
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
