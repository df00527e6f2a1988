import { describe, expect, it } from 'vitest'
import { catalogue } from '../../../flows/catalogue'
import { settingsOf } from '../../../flows/testing/settings'
import { completeRun } from '../../../run/complete'
import { type Field, message } from '../message'
import { traceIndex } from '../trace-index'
import { endpointOf } from './endpoint'

/**
 * What an explanation must speak of where a name means different things: the path that was asked, the name, and words of the sentence.
 * Everything else means the same wherever it stands.
 */
const FITS: readonly (readonly [RegExp, RegExp, RegExp])[] = [
  [/\/login\/totp$/, /^code$/, /digits/],
  [/\/callback$|\/token$/, /^code$/, /authorization code/],
  [/\/devicelogin$/, /^user_code$/, /lets that device in/],
  [/\/login\/consent$/, /^accept$/, /consents/],
  [/\/login\/confirm-device$/, /^accept$/, /device/],
  [/\/logout$/, /^accept$/, /sign out/],
  [/\/logout$/, /^(ctx|state|id_token_hint)$/, /sign-out|signing out|session is to end/],
  [/\/(expenses|reports)$/, /^error$/, /form of Microsoft Graph/],
  [/\/(expenses|reports)$/, /^www-authenticate$/i, /API does not let/],
  [/\/(expenses|reports)$/, /^value$/, /list/],
  [/\/(expenses|reports)$/, /^authorization$/i, /access token/],
  [/\/token$/, /^error$/, /one word|Not yet|too often|too old|said no|not known/],
  [/\/job-token$/, /^value$/, /token of the job/],
  [/^\/(jobs|organizations)$/, /^(error|name|repository)$/, /nothing was started|somebody takes|goes to/],
  [/\/token$/, /^expires_in$/, /access token/],
  [/\/devicecode$/, /^expires_in$/, /both codes/],
  [/^\/metadata\//, /^api-version$/, /2018-02-01/],
  [/^\/metadata\//, /^refresh_token$/, /Empty/],
  [/^\/metadata\//, /^error$/, /of the metadata service/],
  [/^\/subscriptions\//, /^api-version$/, /Every call to Azure Resource Manager/],
]

/** Fields whose number is a span or a date, and is said in words beside it. */
const IN_WORDS = /^(expires_in|ext_expires_in|interval)$/

describe.each(catalogue.map((entry) => [entry.slug, entry] as const))(
  'in every run of %s',
  (_slug, entry) => {
    it('what is said of a field fits the place where it stands', async () => {
      const flow = await entry.flow()
      const met = new Set<number>()
      for (const switches of settingsOf(flow)) {
        const { events } = (await completeRun(flow, { seed: 1, switches })).result
        for (const event of events) {
          if (event.type !== 'request-sent' && event.type !== 'response-received') continue
          const view = message(events, event.seq)
          const asked = traceIndex(events).requests.get(event.exchange)
          if (!view || !asked) continue
          const { pathname } = new URL(asked.request.url)
          const fields: readonly Field[] = [
            ...(view.url?.query ?? []),
            ...view.headers,
            ...(view.body.form ?? []),
            ...(view.body.json ?? []),
          ]
          for (const { name, value, says, reads } of fields) {
            for (const [row, [path, names, words]] of FITS.entries())
              if (path.test(pathname) && names.test(name)) {
                met.add(row)
                expect(says, `${name}=${value} at ${pathname}`).toMatch(words)
              }
            if (IN_WORDS.test(name)) expect(reads, name).toMatch(/^\d+ (d|h|min|s)\b/)
          }
        }
      }
      expect(met.size).toBeGreaterThan(2)
    })
  },
)

it('every page that asks and every endpoint has a place of its own', () => {
  for (const path of ['/t/login/consent', '/t/login/confirm-device', '/devicelogin', '/job-token'])
    expect(endpointOf(new URL(path, 'https://login.entra.example'))).not.toBe('elsewhere')
})
