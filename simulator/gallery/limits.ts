/** Characters of a question that are read: the work grows with its length. */
export const LONGEST_QUESTION = 200
