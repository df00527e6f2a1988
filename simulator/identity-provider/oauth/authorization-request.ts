import type { SignInRequest } from '../sign-in/sign-in'

/** Where a redirect URI is registered, which decides how a client redeems: with a secret, or with PKCE alone. */
export const PLATFORMS = ['web', 'spa', 'publicClient'] as const
export type Platform = (typeof PLATFORMS)[number]

/** The ways back (OAuth 2.0 Multiple Response Types section 2.1, Form Post Response Mode section 2). */
export const RESPONSE_MODES = ['query', 'fragment', 'form_post'] as const
export type ResponseMode = (typeof RESPONSE_MODES)[number]

/** RFC 7636 section 4.4: kept with the code. */
export interface Challenge {
  readonly value: string
  readonly method: 'S256' | 'plain'
}

/** Where and how an authorization response goes back. */
export interface Target {
  readonly redirectUri: string
  readonly responseMode: ResponseMode
  readonly state?: string | undefined
}

/** An authorization request that passed its checks. */
export interface AuthorizationRequest extends Target, SignInRequest {
  /** Whether the request named the redirect URI: then the token request must too (RFC 6749 section 4.1.3). */
  readonly redirectUriGiven: boolean
  readonly platform: Platform
  readonly nonce?: string | undefined
  readonly challenge?: Challenge | undefined
}
