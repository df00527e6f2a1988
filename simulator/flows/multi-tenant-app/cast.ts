import { instanceNamed } from '../../fixtures/named'
import {
  blueprint,
  CONTOSO,
  identityProvider,
  instance,
  phone,
  resource,
  somebody,
  tenantSite,
} from '../../fixtures/parties'
import type { Site } from '../../run/flow'
import type { Party } from '../../trace/event'
import { contoso, fabrikam, quotes } from './tenant'

/** The parties of this flow. */
export const ID = {
  person: 'person',
  browser: 'browser',
  phone: 'phone',
  identityProvider: 'identity-provider',
  server: 'quotes-server',
  application: 'quotes-application',
  instance: 'quotes',
  instanceInFabrikam: 'quotes-in-fabrikam',
  api: 'quotes-api',
} as const

export const LOGIN = 'https://login.entra.example'
export const QUOTES = 'https://quotes.contoso.example'
export const API = 'https://api.quotes.contoso.example'
export const FABRIKAM = 'fabrikam'

export const sites: readonly Site[] = [tenantSite(CONTOSO, contoso), tenantSite(FABRIKAM, fabrikam)]

/** Whoever signs in may be of either tenant, and so stands in none; so does what serves both. */
const outside = ({ place: _, ...party }: Party): Party => party

export const parties: readonly Party[] = [
  outside(somebody(ID.person, 'at the keyboard')),
  { id: ID.browser, kind: 'browser', name: 'Browser', detail: 'on a device', belongsTo: ID.person },
  phone(ID.phone, ID.person),
  outside(identityProvider(ID.identityProvider)),
  { id: ID.server, kind: 'program', name: 'Quotes server', detail: 'a web app', place: CONTOSO },
  blueprint(ID.application, quotes),
  instance(ID.instance, instanceNamed(contoso, 'Quotes')),
  {
    id: ID.instanceInFabrikam,
    kind: 'service-principal',
    name: 'Quotes',
    detail: 'service principal: the instance',
    place: FABRIKAM,
    instanceOf: { party: ID.application, appId: quotes.appId },
  },
  resource(ID.api, instanceNamed(contoso, 'Quotes API')),
]
