/** Where a redirect URI is registered, which decides how a client redeems: with a secret, or with PKCE alone. */
export const PLATFORMS = ['web', 'spa', 'publicClient'] as const
export type Platform = (typeof PLATFORMS)[number]

/** The ways back (OAuth 2.0 Multiple Response Types section 2.1, Form Post Response Mode section 2). */
export const RESPONSE_MODES = ['query', 'fragment', 'form_post'] as const
export type ResponseMode = (typeof RESPONSE_MODES)[number]

/** OpenID Connect Core section 3.1.2.1. */
export const PROMPTS = ['none', 'login', 'consent', 'select_account'] as const
export type Prompt = (typeof PROMPTS)[number]

/** RFC 7636 section 4.4: kept with the code. */
export interface Challenge {
  readonly value: string
  readonly method: 'S256' | 'plain'
}

/** Where and how an authorization response goes back. */
export interface Target {
  readonly redirectUri: string
  readonly responseMode: ResponseMode
  readonly state?: string
}

/** An authorization request that passed its checks. */
export interface AuthorizationRequest extends Target {
  readonly tenantId: string
  readonly clientId: string
  /** Whether the request named the redirect URI: then the token request must too (RFC 6749 section 4.1.3). */
  readonly redirectUriGiven: boolean
  readonly platform: Platform
  /** As sent. */
  readonly scope: string
  readonly prompt: readonly Prompt[]
  readonly nonce?: string
  readonly loginHint?: string
  /** Seconds. */
  readonly maxAge?: number
  readonly challenge?: Challenge
}
