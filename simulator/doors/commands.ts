/** Takes requests apart that were written for other programs than curl. Loaded when somebody pastes one. */
export { otherCommandIn } from '../explain/other-commands'
