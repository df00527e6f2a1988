/** The language of membership rules: loaded when the page is touched, not before. */
export type RuleEngine = typeof import('../../../simulator/doors/policy-membership')

export const loadRuleEngine = (): Promise<RuleEngine> => import('../../../simulator/doors/policy-membership')
