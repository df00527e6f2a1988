import { type Control, outcome, RANK } from './control'

const NAME = { control: 'block' }

/**
 * Graph's `block`: nothing meets it, and beside it no other control counts (AADSTS53003).
 * https://learn.microsoft.com/entra/identity/conditional-access/concept-conditional-access-grant#block-access
 */
export const block: Control = {
  ...NAME,
  rank: RANK.block,
  outcomes: [outcome(NAME, 'impossible', 'The policy blocks access.', 53003)],
  evaluate: () => 0,
}
