import { type Check, passed } from '../../../trace/checklist'
import { AADSTS50011, AADSTS900971 } from '../../errors/aadsts'
import { refuse } from '../../errors/refusal'
import type { AtTenant, Client } from '../../exchange'
import { registeredRedirects, type Trusted } from './redirect'

/** `redirect_uri` must equal a registered one, character for character (RFC 9700 section 2.1). What fails here is never redirected. */
export const redirectUriRegistered: Check<AtTenant & Client, Pick<Trusted, 'redirect'>> = {
  name: 'redirect-uri-registered',
  spec: 'entra#reply-url',
  look: ({ exchange, application }) => {
    const registered = registeredRedirects(application)
    const { displayName } = application
    const [first] = registered
    if (!first) return refuse(AADSTS900971, `${displayName} has no redirect URI registered.`)
    const uri = exchange.form.get('redirect_uri')
    if (!uri)
      return passed(
        `No redirect_uri: the first one registered is taken (Entra: any of them), ${first.uri}.`,
        { redirect: first },
      )
    const match = registered.find((each) => sameRedirect(each.uri, uri))
    return match
      ? passed(`redirect_uri ${uri} is registered for ${displayName} (${match.platform}).`, {
          redirect: { ...match, uri },
        })
      : refuse(
          AADSTS50011,
          `redirect_uri ${uri} equals none of the ${registered.length} registered for ${displayName}.`,
          { sent: uri, compared: { expected: registered.map((each) => each.uri).join(' or '), came: uri } },
        )
  },
}

/** Equal text; for http on this machine the port may differ (RFC 8252 section 7.3), as long as it is one. */
export function sameRedirect(registered: string, given: string): boolean {
  const loopback = /^(http:\/\/(?:localhost|127\.0\.0\.1))(:\d{1,5})?(?=[/?]|$)/
  const comparable = (uri: string) => uri.replace(loopback, '$1')
  return (
    registered === given ||
    (loopback.test(registered) && comparable(registered) === comparable(given) && URL.canParse(given))
  )
}
