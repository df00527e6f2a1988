import type { Failed } from '../../../../trace/checklist'
import type { Exchange } from '../../../exchange'
import type { TokenRequesting } from '../../../tokens/token-request'

/** What the token endpoint answers. */
export interface GrantType {
  /** The value of `grant_type`. */
  readonly name: string
  /** The tenant of what is redeemed, for a request to `common` or `organizations`; a grant without it is not answered there. */
  tenantOf?(exchange: Exchange): string | undefined
  /** Redeems what it stands for: the body of the response, or a refusal. */
  redeem(requesting: TokenRequesting): Promise<Failed | { readonly body: object }>
}
