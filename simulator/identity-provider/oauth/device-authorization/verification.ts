import type { HttpResponse } from '../../../network/message'
import type { PageProblem } from '../../../prompts/prompt'
import { type Check, checklist, passed } from '../../../trace/checklist'
import { parametersOnce } from '../../checks/check-parameters-once'
import { AADSTS70018, AADSTS70019 } from '../../errors/aadsts'
import { refuse } from '../../errors/refusal'
import type { Exchange } from '../../exchange'
import { refusalPage } from '../../http/page'
import type { Endpoint, Parts } from '../../parts/part'
import { problemOf } from '../../sign-in/answer'
import { beginSignIn } from '../../sign-in/begin'
import { signInPage } from '../../sign-in/pages'
import { approveDevice } from './approve-device'
import { DEVICES, type Device, USER_CODES } from './device'
import { typedUserCode } from './user-code'

/** What people type: short, and without a tenant, which the code already knows. */
export const VERIFICATION_PATH = '/devicelogin'

const once = checklist<{ readonly exchange: Exchange }>().check(parametersOnce())

/** The code belongs to a device that still waits (RFC 8628 section 3.3). */
const userCodeKnown: Check<
  { readonly exchange: Exchange; readonly typed: string },
  { readonly device: Device }
> = {
  name: 'user-code-known',
  spec: 'rfc8628#3.3',
  look: ({ exchange: { memory, now }, typed }) => {
    const device = memory.of(DEVICES).get(memory.of(USER_CODES).get(typed) ?? '')
    if (device?.state !== 'pending')
      return refuse(AADSTS70018, `No device that waits shows the code ${typed}.`)
    return now < device.expiresAt
      ? passed(`A device shows the code ${typed}, good for another ${device.expiresAt - now} seconds.`, {
          device,
        })
      : refuse(AADSTS70019, `The code ${typed} expired ${now - device.expiresAt} seconds ago.`)
  },
}

const checks = checklist<{ readonly exchange: Exchange; readonly typed: string }>().check(userCodeKnown)

/** The page where a person types the code that a device shows: from there it is a sign-in as any other. */
async function verify(exchange: Exchange, parts: Parts): Promise<HttpResponse> {
  const { form, request, server } = exchange
  const checkedForm = await once.run({ exchange }, server.emit)
  if (!checkedForm.passed) return refusalPage(checkedForm, server)
  const typed = typedUserCode(form.get('user_code') ?? '')
  if (request.method === 'GET' || typed === '') return asking()
  const checked = await checks.run({ exchange, typed }, server.emit)
  if (!checked.passed) return asking(problemOf(checked))
  const { device } = checked.found
  const { tenantId, clientId, scope } = device
  return beginSignIn(
    exchange,
    parts,
    { tenantId, clientId, scope, prompt: [] },
    approveDevice(device.deviceCode),
  )

  function asking(problem?: PageProblem): HttpResponse {
    const action = exchange.origin + VERIFICATION_PATH
    return signInPage({ kind: 'user-code', action, fields: {}, ...(problem && { problem }) }, [])
  }
}

export const verification: Endpoint = {
  path: VERIFICATION_PATH,
  rootless: true,
  methods: 'GET, POST',
  handle: verify,
}
