import { listed } from '../lists'
import { riskLevels } from './risk-levels'

/** https://learn.microsoft.com/entra/identity/conditional-access/concept-conditional-access-conditions#user-risk */
export const userRisk = riskLevels({
  name: 'userRisk',
  reason: 'userRisk',
  says: 'user risk',
  listed: ({ conditions }) => listed(conditions?.userRiskLevels),
  level: ({ userRiskLevel }) => userRiskLevel,
})
