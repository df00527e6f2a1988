import { listed } from '../lists'
import { riskLevels } from './risk-levels'

/** https://learn.microsoft.com/entra/identity/conditional-access/concept-conditional-access-conditions#sign-in-risk */
export const signInRisk = riskLevels({
  name: 'signInRisk',
  reason: 'signInRisk',
  says: 'sign-in risk',
  listed: ({ conditions }) => listed(conditions?.signInRiskLevels),
  level: ({ signInRiskLevel }) => signInRiskLevel,
})
