import type { Application } from '../../../directory/tenant'
import type { AtTenant, Client } from '../../exchange'
import { PLATFORMS, type Platform } from '../authorization-request'

/** A registered redirect URI. */
export interface Redirect {
  readonly uri: string
  readonly platform: Platform
}

/** What is known once client and redirect URI are trusted: from here on errors go back to the application. */
export interface Trusted extends AtTenant, Client {
  readonly redirect: Redirect
}

export function registeredRedirects(application: Application): readonly Redirect[] {
  return PLATFORMS.flatMap((platform) => application[platform].redirectUris.map((uri) => ({ uri, platform })))
}
