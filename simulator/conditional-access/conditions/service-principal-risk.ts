import { listed } from '../lists'
import { riskLevels } from './risk-levels'

/**
 * Graph has no word of its own for this among its analysis reasons; a policy with it is for workload identities only.
 * https://learn.microsoft.com/entra/identity/conditional-access/workload-identity
 */
export const servicePrincipalRisk = riskLevels({
  name: 'servicePrincipalRisk',
  reason: 'workloadIdentities',
  says: 'service principal risk',
  listed: ({ conditions }) => listed(conditions?.servicePrincipalRiskLevels),
  level: ({ servicePrincipalRiskLevel }) => servicePrincipalRiskLevel,
})
