import { OPENID_SCOPES } from '../../../access/requested-scope'
import type { Application } from '../../../directory/tenant'
import { type Check, passed } from '../../../trace/checklist'
import { AADSTS70005, AADSTS700051, AADSTS700054, AADSTS900144 } from '../../errors/aadsts'
import { refuse } from '../../errors/refusal'
import type { Form } from '../../http/form'
import type { FrontChannel } from './front-channel/front-channel'
import type { Trusted } from './redirect'

const [OPENID = ''] = OPENID_SCOPES

/** The values of `response_type`: a set, in whatever order they are written (OAuth 2.0 Multiple Response Types section 3). */
export const typesIn = (form: Form): readonly string[] => (form.get('response_type') ?? '').split(' ')

interface Asking extends Trusted {
  /** What this provider may put into its answer beside a code. */
  readonly frontChannel: readonly FrontChannel[]
}

/**
 * A code, always; a token in the response itself, where the provider does that at all, and the registration has it switched on
 * (`web.implicitGrantSettings`).
 */
export const responseType: Check<Asking, { readonly types: readonly string[] }> = {
  name: 'response-type',
  spec: 'rfc6749#3.1.1',
  look: ({ exchange: { form }, application, frontChannel }) => {
    const sent = form.get('response_type')
    if (!sent) return refuse(AADSTS900144, 'response_type is missing.', { sent: 'response_type' })
    const types = typesIn(form)
    if (sent === 'code') return passed('response_type is code: no token travels in an address.', { types })
    const known = ['code', 'id_token', 'token']
    if (types.some((each, index) => !known.includes(each) || types.indexOf(each) !== index))
      return refuse(AADSTS70005, `response_type is ${sent}, which nobody has defined.`, { sent })
    const { displayName } = application
    const enabled = enabledFor(application, frontChannel)
    if (types.includes('id_token') && !enabled.idToken)
      return refuse(AADSTS700054, `response_type is ${sent}; id_token is not enabled for ${displayName}.`)
    if (types.includes('token') && !enabled.token)
      return refuse(AADSTS700051, `response_type is ${sent}; token is not enabled for ${displayName}.`)
    if (types.includes('id_token') && !(form.get('scope') ?? '').split(' ').includes(OPENID))
      return refuse(AADSTS70005, `response_type is ${sent}, and scope has no ${OPENID}.`, { sent })
    return passed(`response_type is ${sent}: switched on in the registration of ${displayName}.`, { types })
  },
}

function enabledFor({ web }: Application, frontChannel: readonly FrontChannel[]) {
  const settings = frontChannel.length > 0 ? web.implicitGrantSettings : undefined
  return {
    idToken: settings?.enableIdTokenIssuance ?? false,
    token: settings?.enableAccessTokenIssuance ?? false,
  }
}
