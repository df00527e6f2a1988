import { flags } from '../lists'
import { riskLevels } from './risk-levels'

/** In preview, and in Graph beta alone. https://learn.microsoft.com/graph/api/resources/conditionalaccessconditionset?view=graph-rest-beta */
export const agentRisk = riskLevels({
  name: 'agentIdRisk',
  reason: 'agentIdRisk',
  says: 'agent risk',
  listed: ({ conditions }) => flags(conditions?.agentIdRiskLevels),
  level: ({ agentIdRiskLevel }) => agentIdRiskLevel,
})
