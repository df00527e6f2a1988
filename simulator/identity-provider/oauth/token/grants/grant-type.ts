import type { Failed } from '../../../../trace/checklist'
import type { TokenRequesting } from '../../../tokens/token-request'

/** Redeems what one `grant_type` stands for: the body of the response, or a refusal. */
export type GrantType = (requesting: TokenRequesting) => Promise<Failed | { readonly body: object }>
