import type { HttpResponse } from '../../../network/message'
import { type Checklist, checklist } from '../../../trace/checklist'
import { clientWelcome } from '../../checks/check-client-known'
import { parametersOnce } from '../../checks/check-parameters-once'
import { tenantOrOpen } from '../../checks/check-tenant-exists'
import type { Exchange } from '../../exchange'
import { refusalPage } from '../../http/page'
import type { Endpoint, Part, Parts } from '../../parts/part'
import { answerOf } from '../../sign-in/answer'
import { beginSignIn } from '../../sign-in/begin'
import { takeAdminConsent } from '../../sign-in/steps/admin-consent'
import { redirectUriRegistered } from '../authorize/check-redirect-uri-registered'
import { scope } from '../authorize/check-scope'
import type { Trusted } from '../authorize/redirect'
import { respondError } from '../authorize/respond'
import { redirectUriBelow } from './check-redirect-uri-below'
import { type AdminConsentRequest, respondToAdmin } from './respond-to-admin'

const known = checklist<{ readonly exchange: Exchange }>()
  .check(parametersOnce('client_id', 'redirect_uri'))
  .check(tenantOrOpen)
  .check(clientWelcome)

interface Version {
  /** Until client and redirect URI are trusted, errors are shown and never redirected. */
  readonly trust: Checklist<{ readonly exchange: Exchange }, Trusted & { readonly open: boolean }>
  /** What is wrong from here on, the application is told. */
  readonly request: Checklist<Trusted, Trusted>
  readonly name: AdminConsentRequest['version']
}

/** Consents to all that is registered. Its answer may go to an address below a registered one. */
const FIRST: Version = {
  name: 'v1.0',
  trust: known.check(redirectUriBelow),
  request: checklist<Trusted>().check(parametersOnce()),
}

/** Consents to the scopes that the request names; `.default` means all that is registered. */
const SECOND: Version = {
  name: 'v2.0',
  trust: known.check(redirectUriRegistered),
  request: checklist<Trusted>().check(parametersOnce()).check(scope),
}

/** All that is registered, of whatever resource. */
const EVERYTHING = 'https://graph.microsoft.com/.default'

/** An admin consent endpoint (Microsoft, "Admin consent on the Microsoft identity platform"): somebody signs in, and grants for their whole tenant. */
function endpoint(path: string, version: Version): Endpoint {
  return {
    path,
    methods: 'GET',
    handle: async (exchange: Exchange, parts: Parts): Promise<HttpResponse> => {
      const { form, server } = exchange
      const trusted = await version.trust.run({ exchange }, server.emit)
      if (!trusted.passed) return refusalPage(trusted, server)
      const { redirect, tenant, open, application } = trusted.found
      const asked: AdminConsentRequest = {
        version: version.name,
        redirectUri: redirect.uri,
        responseMode: 'query',
        state: form.get('state'),
        tenantId: open ? exchange.tenantName.toLowerCase() : tenant.organization.id,
        clientId: application.appId,
        scope: version === SECOND ? (form.get('scope') ?? '') : EVERYTHING,
        prompt: [],
      }
      const checked = await version.request.run(trusted.found, server.emit)
      if (!checked.passed) return respondError(asked, checked, exchange, { admin_consent: 'True' })
      return beginSignIn(exchange, parts, asked, respondToAdmin(asked))
    },
  }
}

export const adminConsent: Part = {
  endpoints: [
    endpoint('/adminconsent', FIRST),
    endpoint('/v2.0/adminconsent', SECOND),
    answerOf('admin-consent', takeAdminConsent),
  ],
}
