import { type HttpResponse, json } from '../../../network/message'
import { checklist } from '../../../trace/checklist'
import { clientKnown } from '../../checks/check-client-known'
import { parametersOnce } from '../../checks/check-parameters-once'
import { tenantExists } from '../../checks/check-tenant-exists'
import { tenantNamed } from '../../checks/check-tenant-named'
import type { Exchange } from '../../exchange'
import { jsonError, NO_STORE } from '../../http/json-error'
import { keep } from '../../memory'
import type { Part } from '../../parts/part'
import { deviceCode, deviceCodeOfMsal } from '../token/grants/device-code/device-code'
import { deviceScope } from './check-device-scope'
import { confirmDevice } from './confirm-device'
import { DEVICES, USER_CODES } from './device'
import { newUserCode } from './user-code'
import { VERIFICATION_PATH, verification } from './verification'

/** Entra's numbers: a quarter of an hour to sign in, five seconds between polls. */
const EXPIRES_IN_SECONDS = 900
const INTERVAL_SECONDS = 5

const checks = checklist<{ readonly exchange: Exchange }>()
  .check(parametersOnce())
  .check(tenantNamed)
  .check(tenantExists)
  .check(clientKnown)
  .check(deviceScope)

/** The device authorization endpoint (RFC 8628 section 3.1): a code for the device, and one for the person. */
async function authorizeDevice(exchange: Exchange): Promise<HttpResponse> {
  const { server, memory, origin } = exchange
  const checked = await checks.run({ exchange }, server.emit)
  if (!checked.passed) return jsonError(checked, exchange)
  const { tenant, application, scope } = checked.found
  const [code, userCode] = [server.random.token(48), newUserCode(server.random)]
  const expiresAt = exchange.now + EXPIRES_IN_SECONDS
  const common = { tenantId: tenant.organization.id, clientId: application.appId, state: 'pending' } as const
  const asked = { scope: scope.requested.join(' '), interval: INTERVAL_SECONDS, expiresAt }
  keep(memory.of(DEVICES), code, { deviceCode: code, userCode, ...common, ...asked })
  keep(memory.of(USER_CODES), userCode, code)
  server.emit({ type: 'end-set', of: 'device-code', value: code, until: expiresAt })
  const verificationUri = origin + VERIFICATION_PATH
  // Entra has a sentence for people, and no verification_uri_complete.
  return json(
    200,
    {
      user_code: userCode,
      device_code: code,
      verification_uri: verificationUri,
      expires_in: EXPIRES_IN_SECONDS,
      interval: INTERVAL_SECONDS,
      message: `To sign in, use a web browser to open the page ${verificationUri} and enter the code ${userCode} to authenticate.`,
    },
    NO_STORE,
  )
}

const PATH = '/oauth2/v2.0/devicecode'

/** Signing in a device without a browser, by a code on another one (RFC 8628). */
export const deviceAuthorization: Part = {
  endpoints: [
    {
      path: PATH,
      methods: 'POST, OPTIONS',
      cors: 'spa',
      metadata: (base) => ({ device_authorization_endpoint: base + PATH }),
      handle: authorizeDevice,
    },
    verification,
    confirmDevice,
  ],
  grants: [deviceCode, deviceCodeOfMsal],
}
