import { type Check, passed } from '../../../trace/checklist'
import type { AtTenant, Client } from '../../exchange'
import { redirectUriRegistered } from '../authorize/check-redirect-uri-registered'
import { registeredRedirects, type Trusted } from '../authorize/redirect'

/** A registered `redirect_uri`, or one with more path segments (Microsoft, "OAuth 2.0 client credentials flow", for `/adminconsent`). */
export const redirectUriBelow: Check<AtTenant & Client, Pick<Trusted, 'redirect'>> = {
  ...redirectUriRegistered,
  look: (asking) => {
    const uri = asking.exchange.form.get('redirect_uri') ?? ''
    const above = registeredRedirects(asking.application).find((each) => isBelow(each.uri, uri))
    return above
      ? passed(`redirect_uri ${uri} is below ${above.uri}, which is registered.`, {
          redirect: { ...above, uri },
        })
      : redirectUriRegistered.look(asking)
  },
}

/** More path segments and nothing else: no step back, no second address hidden in it. */
function isBelow(registered: string, given: string): boolean {
  const more = given.startsWith(`${registered}/`) ? given.slice(registered.length) : ''
  return /^(\/[\w-]+)+$/.test(more)
}
