/** Door 20: the search over flows, with its library: loaded when somebody begins to ask. */
export { createFlowFinder, type Found } from '../gallery/find'
