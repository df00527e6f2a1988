import { flags } from '../lists'
import { riskLevels } from './risk-levels'

/** https://learn.microsoft.com/entra/identity/conditional-access/concept-conditional-access-conditions#insider-risk */
export const insiderRisk = riskLevels({
  name: 'insiderRisk',
  reason: 'insiderRisk',
  says: 'insider risk',
  listed: ({ conditions }) => flags(conditions?.insiderRiskLevels),
  level: ({ insiderRiskLevel }) => insiderRiskLevel,
})
