import type { Failed } from '../../../../trace/checklist'
import type { TokenRequesting } from '../../../tokens/token-request'

/** What the token endpoint answers. */
export interface GrantType {
  /** The value of `grant_type`. */
  readonly name: string
  /** Redeems what it stands for: the body of the response, or a refusal. */
  redeem(requesting: TokenRequesting): Promise<Failed | { readonly body: object }>
}
