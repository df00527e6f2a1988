import type { Application, ServicePrincipal } from '../directory/tenant'

/** The application that asks: its registration, and what it is in this tenant. */
export interface Asking {
  readonly application: Application
  readonly servicePrincipal: ServicePrincipal
}
