import { OPENID_SCOPES } from '../../../../access/requested-scope'
import { passed } from '../../../../trace/checklist'
import { AADSTS70005, AADSTS700051, AADSTS700054 } from '../../../errors/aadsts'
import { refuse } from '../../../errors/refusal'
import type { FrontChannel } from './front-channel'
import { typesIn } from './types-in'

const KNOWN = ['code', 'id_token', 'token']
const [OPENID = ''] = OPENID_SCOPES

/** A token in the response itself has to be switched on in the registration (`web.implicitGrantSettings`), and an ID token needs `openid`. */
export const responseTypeEnabled: FrontChannel['look'] = (type, form, { displayName, web }) => {
  const types = typesIn(form)
  const settings = web.implicitGrantSettings
  if (types.some((each, index) => !KNOWN.includes(each) || types.indexOf(each) !== index))
    return refuse(AADSTS70005, `response_type is ${type}, which nobody has defined.`, { sent: type })
  if (types.includes('id_token') && !settings?.enableIdTokenIssuance)
    return refuse(AADSTS700054, `response_type is ${type}; id_token is not enabled for ${displayName}.`)
  if (types.includes('token') && !settings?.enableAccessTokenIssuance)
    return refuse(AADSTS700051, `response_type is ${type}; token is not enabled for ${displayName}.`)
  if (types.includes('id_token') && !(form.get('scope') ?? '').split(' ').includes(OPENID))
    return refuse(AADSTS70005, `response_type is ${type}, and scope has no ${OPENID}.`, { sent: type })
  return passed(`response_type is ${type}: switched on in the registration of ${displayName}.`)
}
