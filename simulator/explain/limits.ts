/** Longest text that is taken apart at all, in characters. An Entra token with 200 groups has about 12,000; no address of a browser is longer. */
export const LONGEST_TEXT = 131_072
/** Most things that are taken apart of one text. */
export const MOST_FINDINGS = 8
/** Most fields that are shown of one part. */
export const MOST_FIELDS = 200
