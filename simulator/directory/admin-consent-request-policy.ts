import type { AccessReviewReviewerScope, AdminConsentRequestPolicy } from './tenant'

type Given = Readonly<Record<string, unknown>>

const FLAGS = ['isEnabled', 'notifyReviewers', 'remindersEnabled'] as const

/**
 * The policy as Graph gives it, out of JSON that anybody may have written: a member of another type does not count, and is named in `left`.
 * Graph asks for all of it when it is set, and its documentation names no default for the duration (checked 2026-11): that requests run
 * out after 30 days where none is given is ours, as without one they never would.
 * https://learn.microsoft.com/graph/api/adminconsentrequestpolicy-update
 */
export function readAdminConsentRequestPolicy(given: Given, left: string[]): AdminConsentRequestPolicy {
  const known = <T>(name: string, fits: (value: unknown) => boolean, otherwise: T): T => {
    const value = given[name]
    if (value === undefined || value === null) return otherwise
    if (fits(value)) return value as T
    left.push(`adminConsentRequestPolicy.${name} is not of its type, and does not count.`)
    return otherwise
  }
  const isFlag = (value: unknown) => typeof value === 'boolean'
  const isCount = (value: unknown) => Number.isSafeInteger(value) && (value as number) >= 0
  const [isEnabled, notifyReviewers, remindersEnabled] = FLAGS.map((name) => known(name, isFlag, false))
  const reviewers = known<readonly unknown[]>('reviewers', Array.isArray, [])
  return {
    isEnabled: isEnabled ?? false,
    notifyReviewers: notifyReviewers ?? false,
    remindersEnabled: remindersEnabled ?? false,
    requestDurationInDays: known('requestDurationInDays', isCount, 30),
    reviewers: reviewers.flatMap((each, index): readonly AccessReviewReviewerScope[] => {
      const { query, queryType, queryRoot } = (each ?? {}) as Given
      if (typeof query === 'string')
        return [
          {
            query,
            queryType: typeof queryType === 'string' ? queryType : 'MicrosoftGraph',
            queryRoot: typeof queryRoot === 'string' ? queryRoot : null,
          },
        ]
      left.push(`adminConsentRequestPolicy.reviewers[${index}] has no query, and names nobody.`)
      return []
    }),
    version: known('version', isCount, 0),
  }
}
