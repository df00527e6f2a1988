import { inWords } from '../../../../../core/json'
import { expressionHolds } from '../../../../../directory/claims-matching-expression'
import type { FederatedIdentityCredential } from '../../../../../directory/tenant'
import { type Check, passed } from '../../../../../trace/checklist'
import { AADSTS700211, AADSTS700212, AADSTS700213, AADSTS7002138 } from '../../../../errors/aadsts'
import { refuse } from '../../../../errors/refusal'
import type { Asserting } from '../assertion/asserting'
import { audiencesOf, textOf } from '../assertion/read-assertion'
import type { Federating } from './federating'

/**
 * Issuer, subject and audience of the assertion are, letter for letter, those of one federated credential of the registration; for a flexible one, its expression is true of the claims.
 * Which code Entra gives where an expression is not true is not written: here it is that of a subject.
 */
export const federatedIdentity: Check<Asserting, Pick<Federating, 'federated'>> = {
  name: 'federated-identity',
  spec: 'graph#federatedidentitycredential',
  look: ({ application, assertion: { payload } }) => {
    const { displayName, federatedIdentityCredentials } = application
    const [issuer, subject] = [textOf(payload, 'iss') ?? '', textOf(payload, 'sub') ?? '']
    const audiences = audiencesOf(payload)
    const ofIssuer = federatedIdentityCredentials.filter((each) => each.issuer === issuer)
    if (ofIssuer.length === 0)
      return refuse(AADSTS700211, `${displayName} trusts no tokens of the issuer ${issuer}.`, {
        sent: issuer,
        compared: {
          expected: federatedIdentityCredentials.map((each) => each.issuer).join(' or '),
          came: issuer,
        },
      })
    const ofSubject = ofIssuer.filter((each) => isAbout(each, subject, payload))
    if (ofSubject.length === 0) {
      const trusted = ofIssuer.map(trustedBy).join(' or ')
      const says = `The subject is ${subject}, and ${displayName} trusts ${trusted}.`
      const compared = { expected: trusted, came: subject }
      const nearly = ofIssuer.some((each) => each.subject?.toLowerCase() === subject.toLowerCase())
      return nearly
        ? refuse(AADSTS7002138, `${says} They differ in the case of letters.`, { sent: subject, compared })
        : refuse(AADSTS700213, says, { sent: subject, compared })
    }
    const federated = ofSubject.find((each) =>
      each.audiences.some((audience) => audiences.includes(audience)),
    )
    return federated
      ? passed(
          `Issuer, subject and audience are those of the federated credential ${federated.name} of ${displayName}.`,
          {
            federated,
          },
        )
      : refuse(
          AADSTS700212,
          `The audience is ${audiences.join(', ') || inWords(payload.aud)}, and ${displayName} trusts ${ofSubject.flatMap((each) => each.audiences).join(' or ')}.`,
          { sent: audiences.join(', ') },
        )
  },
}

function isAbout(
  { subject, claimsMatchingExpression }: FederatedIdentityCredential,
  sub: string,
  claims: unknown,
): boolean {
  if (subject !== null) return subject === sub
  return claimsMatchingExpression ? expressionHolds(claimsMatchingExpression.value, claims) : false
}

/** Whom a credential trusts, in words: a subject, or what has to be true of the claims. */
const trustedBy = ({ subject, claimsMatchingExpression }: FederatedIdentityCredential): string =>
  subject ?? claimsMatchingExpression?.value ?? 'nobody'
