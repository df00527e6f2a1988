import type { World } from '../../run/world'

/** What Expenses fetches for somebody: from which API, and what it asks the identity provider for. */
export interface Errand {
  readonly what: 'expenses' | 'reports'
  readonly url: string
  /** `scope` of a sign-in for it. */
  readonly signInScope: string
  /** `scope` of a refresh for it; without, a refresh is for what the sign-in was for. */
  readonly refreshScope?: string
}

const OPENID = 'openid profile offline_access'
const READ = 'api://expenses.contoso.example/Expenses.Read'
const SUBMIT = 'api://expenses.contoso.example/Expenses.Submit'
const REPORTS = 'api://reports.contoso.example/Reports.Read'

/** The first time: to read expenses and to hand some in. */
export const expensesErrand: Errand = {
  what: 'expenses',
  url: 'https://api.expenses.contoso.example/expenses',
  signInScope: `${OPENID} ${READ} ${SUBMIT}`,
}

export const reportsErrand: Errand = {
  what: 'reports',
  url: 'https://api.reports.contoso.example/reports',
  signInScope: `${OPENID} ${REPORTS}`,
  refreshScope: REPORTS,
}

/** What Expenses does when somebody comes back. */
export function laterErrand(world: World): Errand {
  switch (world.switchOf('refreshScope')) {
    case 'another-api':
    case 'another-api-without-consent':
      return reportsErrand
    default:
      return expensesErrand
  }
}
