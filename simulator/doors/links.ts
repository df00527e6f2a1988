/** Door 5: links to a moment of a run. Loaded when one is made or opened; a run needs none of it. */
export { promptNamed } from '../prompts/all'
export {
  type Decoded,
  decodePermalink,
  encodePermalink,
  fitsInLink,
  type PermalinkState,
} from '../run/permalink'
export { changesWithoutSecrets } from '../run/typed-secrets'
export { holdsSecret, withoutSecrets } from '../run/without-secrets'
