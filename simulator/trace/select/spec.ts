import type { SpecRef } from '../event'

const LEARN = 'https://learn.microsoft.com/en-us/entra/identity-platform'

/** Specifications by the part of a reference before `#`: what to call them, and the address of a section. */
const specifications: Readonly<
  Record<string, { readonly title: string; readonly href: (section: string) => string }>
> = {
  'oidc-core': {
    title: 'OpenID Connect Core',
    href: () => 'https://openid.net/specs/openid-connect-core-1_0.html',
  },
  'oidc-discovery': {
    title: 'OpenID Connect Discovery',
    href: () => 'https://openid.net/specs/openid-connect-discovery-1_0.html',
  },
  'oidc-rpinitiated': {
    title: 'OpenID Connect RP-Initiated Logout',
    href: () => 'https://openid.net/specs/openid-connect-rpinitiated-1_0.html',
  },
  'oidc-frontchannel': {
    title: 'OpenID Connect Front-Channel Logout',
    href: () => 'https://openid.net/specs/openid-connect-frontchannel-1_0.html',
  },
  'oauth-form-post': {
    title: 'OAuth 2.0 Form Post Response Mode',
    href: () => 'https://openid.net/specs/oauth-v2-form-post-response-mode-1_0.html',
  },
  'oauth-multiple-response-types': {
    title: 'OAuth 2.0 Multiple Response Types',
    href: () => 'https://openid.net/specs/oauth-v2-multiple-response-types-1_0.html',
  },
  fetch: { title: 'Fetch Standard', href: (section) => `https://fetch.spec.whatwg.org/#${section}` },
  entra: {
    title: 'Microsoft Entra documentation',
    href: (section) => `${LEARN}/${entraPages[section] ?? ''}`,
  },
  graph: {
    title: 'Microsoft Graph reference',
    href: (section) => `https://learn.microsoft.com/en-us/graph/api/resources/${section}`,
  },
}

const entraPages: Readonly<Record<string, string>> = {
  'reply-url': 'reply-url',
  'error-codes': 'reference-error-codes',
  'auth-code-flow': 'v2-oauth2-auth-code-flow',
  'refresh-tokens': 'refresh-tokens',
  'id-token-claims': 'id-token-claims-reference',
  'access-token-claims': 'access-token-claims-reference',
  scopes: 'scopes-oidc',
  oidc: 'v2-protocols-oidc',
  'password-policy': '../identity/authentication/concept-sspr-policy',
}

/** A title and an address for a reference such as `rfc6749#4.1.2.1`. Unknown ones keep their own words and get no link. */
export function specLink(ref: SpecRef): { readonly title: string; readonly href: string | undefined } {
  const [id = '', section = ''] = ref.split('#')
  const rfc = /^rfc(\d+)$/.exec(id)
  if (rfc) {
    const dotted = /^[0-9A-Z][0-9.]*$/.test(section)
    const anchor =
      section === '' ? '' : dotted && /^[A-Z]/.test(section) ? `#appendix-${section}` : `#section-${section}`
    return {
      title: `RFC ${rfc[1]}${section ? ` section ${section}` : ''}`,
      href: `https://www.rfc-editor.org/rfc/rfc${rfc[1]}${anchor}`,
    }
  }
  const known = specifications[id]
  if (!known) return { title: ref, href: undefined }
  return {
    title: /^[0-9]/.test(section) ? `${known.title} section ${section}` : known.title,
    href: known.href(section),
  }
}
