import { contoso } from '../../fixtures/contoso'
import { userNamed } from '../../fixtures/named'
import type { MessageEdit } from '../../network/message-edit'

const bo = userNamed(contoso, 'bo.admin@contoso.example')

/** A change of one field by which somebody has more than in the untouched run: which, and why nobody can notice. */
export interface Unprotected {
  readonly what: string
  readonly why: string
  /** Whether it is a change of this kind. */
  edits(edit: MessageEdit): boolean
  /** Whether a line of what somebody has more is what it gives. */
  gives(more: string): boolean
}

/** All that are known. One that turns up beside them fails the test; one that nobody finds any more goes from here. */
export const unprotected: readonly Unprotected[] = [
  {
    what: 'the access token of another run stands in the place of this one',
    why: 'A bearer token is good for whoever holds it (RFC 6750 section 1.2): the API cannot know that it was made for another visit.',
    edits: ({ set = '', jwt }) => jwt === undefined && set.includes('eyJ'),
    gives: (more) => more.includes('a token that nobody issued'),
  },
  {
    what: 'the scope is another before the person is asked',
    why: 'It goes through the browser, and nothing signs it, as it would be in a request object (RFC 9101) or a pushed request (RFC 9126). What the app is registered for and the person agrees to is given to the app that asked.',
    edits: ({ in: place, name }) => name === 'scope' && ['location', 'query', 'form'].includes(place),
    gives: () => true,
  },
  {
    what: 'the redirect leads to another app',
    why: 'The browser goes where it is sent, with the code in the address. That app sees the code, and cannot redeem it: it is bound to the client (RFC 6749 section 4.1.3) and to its code verifier (RFC 7636).',
    edits: ({ in: place }) => place === 'location-address',
    gives: (more) => more.includes('has seen: authorization-code'),
  },
  {
    what: 'the answer comes in the query, where the app asked for the fragment',
    why: 'A query reaches the server of the page, a fragment stays in the browser (RFC 9110 section 7.1). It is the server of the same app.',
    edits: ({ name }) => name === 'response_mode',
    gives: (more) => more.includes('has seen: authorization-code'),
  },
  {
    what: 'tokens come in a form, where the page asked for the fragment',
    why: 'The request goes through the browser, and nothing signs it. A form reaches the server of the page (Form Post Response Mode section 2), a fragment stays in the browser. It is the server of the same app, at an address that is registered.',
    edits: ({ name, set }) => name === 'response_mode' && set === 'form_post',
    gives: (more) => /^expenses has seen: (access|id)-token for /.test(more),
  },
  {
    what: 'the form of a page of the identity provider goes to the app',
    why: 'The browser sends what a person types where the page says. Nothing protects a page but the connection that it came over: whoever can change it has what is typed into it.',
    edits: ({ in: place, name }) => place === 'page' && name === '/action',
    gives: (more) => / has seen: (password|one-time-code)$/.test(more),
  },
  {
    what: 'a link of the page leads to the sign-out of the app',
    why: 'The person goes where the page sends them. The ID token that the app shows at sign-out goes through the browser (RP-Initiated Logout section 2), whose person it is about.',
    edits: ({ in: place }) => place === 'page',
    gives: (more) => more.startsWith('browser has seen: id-token'),
  },
  {
    what: 'a link of the page leads to a sign-in of the app',
    why: 'The person goes where the page sends them, and is signed in there. The code comes to the address that the app is registered with, and the app has not asked for it: its state is none that it knows (RFC 6749 section 10.12).',
    edits: ({ in: place }) => place === 'page',
    gives: (more) => more.includes('has seen: authorization-code for '),
  },
  {
    what: 'the token of a managed identity is asked for another service',
    why: 'Nothing signs the request to the metadata service, which is plain HTTP between the machine and its host. The job shows what it gets to the service that it meant: that one refuses it (aud), and has seen it.',
    edits: ({ in: place, name }) => place === 'query' && name === 'resource',
    gives: (more) => more.includes('has seen: access-token for Azure'),
  },
  {
    what: 'the name that somebody typed is another’s',
    why: 'Whoever types the name, the password and the code of an account is that account. The one in front of it answers what is right for the name on the page.',
    edits: ({ in: place, name }) => place === 'form' && name === 'username',
    gives: (more) => / has seen: (access|id)-token for | answers: /.test(more),
  },
  {
    what: 'the administrator is sent to the app, and not to the page of consent',
    why: 'The app begins a sign-in where nothing was handed in, in the administrator’s own browser, and the administrator answers it: it is their own account.',
    // Left out, it is the first one that is registered: the same. So is opening the app where its page for consent was meant.
    edits: ({ in: place, name, set, remove }) =>
      set === 'https://people.fabrikam.example/callback' ||
      (name === 'redirect_uri' && remove === true) ||
      (place === 'path' && set === '/'),
    gives: (more) =>
      more.includes(bo.id) || more.startsWith('administrators-browser has seen: authorization-code'),
  },
  {
    what: 'a token that the app got later, for the same person, opens what it asked for before',
    why: 'Microsoft Graph shows a person their own page with any of the scopes that read users (get-user), so the app has nothing that it was not given in the same run.',
    edits: ({ set = '', jwt }) => jwt === undefined && set.includes('eyJ'),
    gives: (more) => more.startsWith('graph answers: GET /v1.0/me '),
  },
  {
    what: 'a job asks for a token about itself that is for somebody else',
    why: 'Whoever runs a job may have the word of the build service for any audience (GitHub Actions, OpenID Connect reference). Whom it is about stays the same, and Entra refuses one that is not for its token exchange.',
    edits: ({ in: place, name }) => place === 'query' && name === 'audience',
    gives: (more) => more.includes('has seen: id-token for'),
  },
]
