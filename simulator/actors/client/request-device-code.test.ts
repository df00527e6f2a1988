import { expect, it } from 'vitest'
import { provider, withClient } from '../testing/identity-provider'
import { document, LOGIN } from '../testing/world'
import { discover } from './discover'
import { requestDeviceCode } from './request-device-code'

const asking = (changes: object) => {
  const codes = { device_code: 'd', user_code: 'U', verification_uri: LOGIN, expires_in: 900, interval: 5 }
  const endpoint = { device_authorization_endpoint: `${LOGIN}/devicecode` }
  const scripts = { ...provider({}, endpoint), [`${LOGIN}/devicecode`]: document({ ...codes, ...changes }) }
  return withClient(scripts, async (client) => {
    await discover(client)
    return requestDeviceCode(client, 'openid')
  })
}

it.each([[{}], [{ interval: undefined }], [{ interval: 86_400 }], [{ expires_in: 86_400 }]])(
  'a device takes codes with %j',
  async (changes) => {
    expect((await asking(changes)).failure).toBeUndefined()
  },
)

it.each([[{ interval: 86_401 }], [{ interval: 1e13 }], [{ interval: 1e300 }], [{ expires_in: 1e300 }]])(
  'a device refuses to wait as long as %j says: its own check fails',
  async (changes) => {
    const { failure, checks } = await asking(changes)
    expect(failure).toMatchObject({ by: 'app', error: 'unexpected', says: expect.stringContaining('a day') })
    expect(checks.at(-1)).toBe('- expectation')
  },
)
