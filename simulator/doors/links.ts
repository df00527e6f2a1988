/** Door 5: links to a moment of a run. Loaded when one is made or opened; a run needs none of it. */
export { promptNamed } from '../prompts/all'
export {
  bringsChanges,
  type Decoded,
  decodePermalink,
  encodePermalink,
  fitsInLink,
  LEFT_OUT,
  LOCKED,
  type PermalinkState,
} from '../run/permalink'
export { holdsSecret, withoutSecrets } from '../run/without-secrets'
