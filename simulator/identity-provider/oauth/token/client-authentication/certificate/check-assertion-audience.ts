import { type Check, passed } from '../../../../../trace/checklist'
import { AADSTS700023 } from '../../../../errors/aadsts'
import { refuse } from '../../../../errors/refusal'
import { issuerOf } from '../../../../exchange'
import type { Asserting } from '../assertion/asserting'
import { audiencesOf } from '../assertion/read-assertion'

/** The assertion was made for this token endpoint (RFC 7523 section 3). Entra takes its issuer for the same. */
export const assertionAudience: Check<Asserting> = {
  name: 'assertion-audience',
  spec: 'entra#certificate-credentials',
  look: ({ exchange, tenant, assertion: { payload } }) => {
    const { aud } = payload
    const here = [tenant.organization.id, ...tenant.organization.verifiedDomains.map(({ name }) => name)].map(
      (name) => `${exchange.origin}/${name}/oauth2/v2.0/token`,
    )
    const audiences = audiencesOf(payload)
    const meant = [...here, issuerOf(exchange, tenant)].find((each) => audiences.includes(each))
    return meant
      ? passed(`aud of the assertion is ${meant}.`)
      : refuse(
          AADSTS700023,
          `aud of the assertion is ${JSON.stringify(aud)}, and the token endpoint is ${here[0]}.`,
          { compared: { expected: String(here[0]), came: audiences.join(' or ') } },
        )
  },
}
