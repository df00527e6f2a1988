import { at, entry, type Meaning, meaningOf, of, type Words } from './meaning'

const CORS = 'fetch#http-cors-protocol'
const COOKIES = 'entra#cookies'

/** Cookies of Entra, by name. */
const cookies = [
  of(
    'ESTSAUTH',
    'The session at the identity provider, until the browser closes: why nobody is asked twice.',
    COOKIES,
  ),
  of('ESTSAUTHPERSISTENT', 'The session at the identity provider, kept when the browser closes.', COOKIES),
  of('ESTSAUTHLIGHT', 'The id of the session, for scripts that end it.', COOKIES),
  of('SignInStateCookie', 'The services that were opened, so that signing out reaches them.', COOKIES),
  of('esctx', 'Ties a sign-in to the browser that it began in.', COOKIES),
  of('buid', 'Tells browsers apart, for statistics and protection.', COOKIES),
  of('fpc', 'Tells browsers apart, so that too many requests are noticed.', COOKIES),
]

/** Headers, by lower-case name. */
export const headers: Words = {
  host: entry('The server meant.', 'rfc9110#7.2'),
  location: entry('Where the browser is to go next.', 'rfc9110#10.2.2'),
  'set-cookie': entry('What the browser is to keep and send back to this server.', 'rfc6265#4.1'),
  cookie: entry('What this server asked the browser to keep.', 'rfc6265#4.2'),
  origin: entry(
    'The scheme, host and port of the page that caused this request. A script cannot change it.',
    'fetch#origin-header',
  ),
  referer: entry('The address that the browser comes from, or a part of it.', 'rfc9110#10.1.3'),
  authorization: entry(
    'The token that is shown to the API. It should be an access token that was made for it.',
    'rfc6750#2.1',
    at({ endpoint: 'token' }, 'The id and the secret of the application, by HTTP Basic.', 'rfc6749#2.3.1'),
  ),
  'www-authenticate': entry(
    'Why the API does not let this token in.',
    'rfc6750#3',
    at({ endpoint: 'token' }, 'How the application could have proved itself.', 'rfc6749#5.2'),
  ),
  'content-type': entry('The form of the body.', 'rfc9110#8.3'),
  'cache-control': entry(
    'Who may keep this answer, and for how long.',
    'rfc9111#5.2',
    at({ endpoint: 'token' }, 'no-store: tokens must not be kept by anything in between.', 'rfc6749#5.1'),
    of('no-store', 'Nobody may keep this answer.', 'rfc9111#5.2'),
  ),
  pragma: entry('no-cache: what Cache-Control says, for very old caches.', 'rfc9111#5.4'),
  'retry-after': entry('How long to wait before asking again.', 'rfc9110#10.2.3'),
  allow: entry('The methods that this address answers to.', 'rfc9110#10.2.1'),
  vary: entry('Headers of the request that this answer hangs on.', 'rfc9110#12.5.5'),
  accept: entry('The forms of answer that are understood.', 'rfc9110#12.5.1'),
  'user-agent': entry('The program that asks.', 'rfc9110#10.1.5'),
  'access-control-request-method': entry(
    'The browser asks first: the method that a script wants to use.',
    CORS,
  ),
  'access-control-request-headers': entry(
    'The browser asks first: headers that a script wants to send.',
    CORS,
  ),
  'access-control-allow-origin': entry('The origin whose scripts may read this answer; * is any.', CORS),
  'access-control-allow-methods': entry('Methods that scripts of other origins may use here.', CORS),
  'access-control-allow-headers': entry('Headers that scripts of other origins may send here.', CORS),
  'access-control-allow-credentials': entry('Whether scripts may read what was answered to cookies.', CORS),
  'access-control-expose-headers': entry(
    'Headers of this answer that scripts of other origins may read.',
    CORS,
  ),
  'access-control-max-age': entry('Seconds for which the browser need not ask first again.', CORS),
  metadata: entry(
    'Says that the request was meant for the metadata service. A server that was talked into a request seldom sends it.',
    'azure-imds#security',
  ),
  'x-forwarded-for': entry(
    'Whom a proxy has passed the request on for. The metadata service takes none that has it.',
    'azure-imds#security',
  ),
  'x-ms-version': entry(
    'The version of Azure Storage that the request is written for.',
    'azure-storage#version',
  ),
  'x-ms-error-code': entry('Why Azure Storage refuses, as a word for programs.', 'azure-storage#errors'),
  'referrer-policy': entry(
    'How much of this address the browser may tell the next server.',
    'referrer-policy#referrer-policy-header',
  ),
  'x-frame-options': entry('Whether this page may stand in a frame.', 'rfc7034#2'),
  'content-security-policy': entry(
    'What this page may load, and whose frames it may stand in.',
    'csp#csp-header',
  ),
  'sec-fetch-site': entry(
    'Whether the request comes from the same site. Browsers set it, scripts cannot.',
    'fetch-metadata#sec-fetch-site-header',
  ),
  'sec-fetch-mode': entry(
    'How the browser asks: navigate is a page, cors a script.',
    'fetch-metadata#sec-fetch-mode-header',
  ),
  'sec-fetch-dest': entry(
    'What the answer is for: document, iframe, or empty for a script.',
    'fetch-metadata#sec-fetch-dest-header',
  ),
  'sec-fetch-user': entry('The person pressed something.', 'fetch-metadata#sec-fetch-user-header'),
}

/** What the cookies in a `Cookie` or a `Set-Cookie` are, each that is known by its name. */
export function cookieMeaning(header: 'cookie' | 'set-cookie', value: string): Meaning | undefined {
  const names = value.split(/; */).map((pair) => pair.split('=')[0] ?? '')
  const known = cookies.filter(({ when }) => names.includes(when.value ?? ''))
  const [only, ...more] = known
  if (!only) return meaningOf(headers, header)
  const says =
    more.length === 0 ? only.says : known.map((each) => `${each.when.value}: ${each.says}`).join(' ')
  return { says, spec: COOKIES }
}
