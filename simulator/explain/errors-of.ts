/** An endpoint that answers with an OAuth error (RFC 6749 sections 4.1.2.1 and 5.2, RFC 8628 section 3.2). */
export type CodeEndpoint = 'authorize' | 'token' | 'devicecode'

/** The word at each endpoint, and whether it is shown on a page, with no word at all. */
type Ways = Partial<Record<CodeEndpoint, string>> & { readonly page?: true }

/** In which ways the identity provider of this lab gives a code. INVARIANT: as the runs do it (`errors-of.test.ts`). */
export const ways: Readonly<Record<number, Ways>> = {
  16000: { authorize: 'interaction_required' },
  28000: { authorize: 'invalid_scope', token: 'invalid_scope' },
  28003: { token: 'invalid_request' },
  50011: { page: true },
  50013: { token: 'invalid_grant' },
  50014: { page: true },
  50020: { page: true },
  50027: { authorize: 'invalid_request' },
  50034: { token: 'invalid_grant', page: true },
  50053: { page: true },
  50055: { page: true },
  50057: { token: 'invalid_grant', page: true },
  50058: { authorize: 'login_required' },
  50076: { token: 'invalid_grant' },
  50079: { page: true },
  50089: { page: true },
  50105: { authorize: 'interaction_required', page: true },
  50126: { token: 'invalid_grant', page: true },
  50147: { authorize: 'invalid_request' },
  50148: { token: 'invalid_grant' },
  50149: { authorize: 'invalid_request' },
  50173: { token: 'invalid_grant' },
  50194: { page: true },
  54005: { token: 'invalid_grant' },
  65001: { authorize: 'consent_required', token: 'invalid_grant' },
  65004: { authorize: 'access_denied' },
  70000: { token: 'invalid_grant' },
  70003: { token: 'unsupported_grant_type' },
  70005: { authorize: 'unsupported_response_type' },
  70007: { authorize: 'invalid_request' },
  70008: { token: 'invalid_grant' },
  70011: { authorize: 'invalid_scope' },
  70016: { token: 'authorization_pending' },
  70018: { token: 'bad_verification_code', page: true },
  70019: { page: true },
  70020: { token: 'expired_token' },
  90002: { page: true },
  90014: { authorize: 'invalid_request' },
  90015: { page: true },
  90023: { authorize: 'invalid_request' },
  90094: { page: true },
  90095: { page: true },
  90120: { token: 'invalid_grant' },
  500011: { authorize: 'invalid_resource', token: 'invalid_resource' },
  500112: { token: 'invalid_client' },
  500121: { page: true },
  500131: { token: 'invalid_grant' },
  500133: { token: 'invalid_grant' },
  501051: { token: 'invalid_grant' },
  501481: { token: 'invalid_grant' },
  501491: { token: 'invalid_grant' },
  650052: { page: true },
  650053: { authorize: 'invalid_client', devicecode: 'invalid_client' },
  700005: { token: 'invalid_grant' },
  700016: { token: 'unauthorized_client', page: true },
  700021: { token: 'invalid_client' },
  700023: { token: 'invalid_client' },
  700024: { token: 'invalid_client' },
  700025: { token: 'invalid_client' },
  700027: { token: 'invalid_client' },
  700051: { authorize: 'unsupported_response_type' },
  700054: { authorize: 'unsupported_response_type' },
  700082: { token: 'invalid_grant' },
  700084: { token: 'invalid_grant' },
  700211: { token: 'invalid_client' },
  700212: { token: 'invalid_client' },
  700213: { token: 'invalid_client' },
  900144: { authorize: 'invalid_request', token: 'invalid_request', devicecode: 'invalid_request' },
  900561: { token: 'invalid_request' },
  900971: { page: true },
  1002012: { token: 'invalid_scope' },
  7000112: { token: 'unauthorized_client', page: true },
  7000114: { token: 'unauthorized_client' },
  7000215: { token: 'invalid_client' },
  7000216: { token: 'invalid_client' },
  7000218: { token: 'invalid_client' },
  7000222: { token: 'invalid_client' },
  7000229: { page: true },
  7002138: { token: 'invalid_client' },
  9002313: { token: 'invalid_request' },
  9002325: { authorize: 'invalid_request' },
  9002326: { token: 'invalid_request' },
  9002327: { token: 'invalid_request' },
}

/**
 * The word that Entra itself was seen to send an app, where this lab does otherwise. 50194: syncweek-react-aad/react-aad#250,
 * microsoftgraph/aspnetcore-connect-sample#65. 65001 at the authorization endpoint: in a comment of a public SharePoint Framework sample.
 */
const SEEN: Readonly<Record<number, string>> = { 50194: 'invalid_request', 65001: 'interaction_required' }

/** The OAuth errors of a code, and whether people see it on a page. */
export function waysOf(code: number): {
  readonly errors: readonly { readonly at: CodeEndpoint; readonly error: string }[]
  readonly onPage: boolean
  readonly seen?: string
} {
  const found = ways[code] ?? {}
  const errors = (['authorize', 'token', 'devicecode'] as const).flatMap((at) => {
    const error = found[at]
    return error === undefined ? [] : [{ at, error }]
  })
  const seen = SEEN[code]
  return { errors, onPage: found.page === true, ...(seen !== undefined && { seen }) }
}
