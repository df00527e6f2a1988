import { type HttpResponse, html, redirect } from '../../../network/message'
import { renderPage } from '../../../network/page'
import type { Failed } from '../../../trace/checklist'
import { errorDescription, errorUri, marks } from '../../errors/refusal'
import type { Exchange } from '../../exchange'
import { hiddenFields, PAGE_HEADERS } from '../../http/page'
import type { Target } from '../authorization-request'

/** The authorization response (RFC 6749 section 4.1.2) in its mode, with `state` if there was one. */
export function respond(target: Target, parameters: Readonly<Record<string, string>>): HttpResponse {
  const { redirectUri: action, responseMode, state } = target
  const fields = state === undefined ? parameters : { ...parameters, state }
  if (responseMode === 'form_post') {
    const content = `${hiddenFields(action, fields)}<button>Continue</button></form><script>document.forms[0].submit()</script>`
    return html(200, renderPage({ kind: 'form-post', action, fields }, 'Working...', content), PAGE_HEADERS)
  }
  const joint = responseMode === 'fragment' ? '#' : action.includes('?') ? '&' : '?'
  return redirect(`${action}${joint}${new URLSearchParams(fields)}`, [['Cache-Control', 'no-store']])
}

/** The error response (RFC 6749 section 4.1.2.1): only for a redirect URI that is trusted. `more` goes along. */
export function respondError(
  target: Target,
  { error }: Failed,
  { server, origin }: Exchange,
  more: Readonly<Record<string, string>> = {},
): HttpResponse {
  const uri = errorUri(origin, error)
  return respond(target, {
    error: error.error,
    error_description: errorDescription(error, marks(server), ' '),
    ...(uri && { error_uri: uri }),
    ...more,
  })
}
