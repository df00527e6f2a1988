/** The search for the smallest changes that lead to another answer: long work, for a worker. */
export { counterfactuals } from '../conditional-access/counterfactual/counterfactual'
