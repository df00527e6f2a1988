/** Who acts from outside of the story, in the trace. */
export const OUTSIDE = 'outside'
