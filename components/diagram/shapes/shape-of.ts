import type { PartyKind } from '../../../simulator/doors/view'
import { application } from './Application'
import { browser } from './Browser'
import { device } from './Device'
import { group } from './Group'
import { identityProvider } from './IdentityProvider'
import { phone } from './Phone'
import { program } from './Program'
import { resource } from './Resource'
import { servicePrincipal } from './ServicePrincipal'
import type { Shape } from './shape'
import { television } from './Television'
import { user } from './User'

/** One shape for each kind of party, everywhere. */
export const SHAPES: Readonly<Record<PartyKind, Shape>> = {
  user,
  group,
  device,
  browser,
  phone,
  television,
  program,
  'identity-provider': identityProvider,
  application,
  'service-principal': servicePrincipal,
  resource,
}
