import { IS_LOST } from '../directory/not-understood'
import type { Draft } from './draft'
import { isObject, type JsonObject, memberOf, quoted, textOf } from './json'
import type { Steps } from './steps'

/**
 * Members of which a policy alone does not tell whether they were lost: Graph answers them since the year beside them, and not every
 * export has them. Where another policy has one, whoever exported them knows it, and who writes null leaves out nothing that is not set.
 * https://learn.microsoft.com/graph/api/resources/conditionalaccessconditionset
 */
const TOLD_BY_OTHERS = [
  ['applications', 'applicationFilter', '2024'],
  ['', 'agentIdRiskLevels', '2026'],
] as const

/** Marks in the policies that Graph answered what they lack and others of them have, and says it at once for all of them. */
export function* markLostBesideOthers(draft: Draft): Steps<void> {
  const accepted = draft.accepted.get('conditionalAccessPolicies') ?? []
  for (const [inside, name, since] of TOLD_BY_OTHERS) {
    yield 0
    const holders = accepted.map(({ view }) =>
      view && isAnswer(view, '') ? holderIn(view, inside) : undefined,
    )
    if (!holders.some((holder) => holder && name in holder)) continue
    let count = 0
    accepted.forEach(({ object, view }, at) => {
      const holder = holders[at]
      if (!view || !holder || name in holder || !isAnswer(view, since) || !keepsNulls(view)) return
      const marked = { ...holder, [`${name}${IS_LOST}`]: true }
      const conditions = memberOf(view, 'conditions') as JsonObject
      accepted[at] = {
        object,
        view: { ...view, conditions: inside ? { ...conditions, [inside]: marked } : marked },
      }
      count += 1
    })
    if (count === 0) continue
    const path = ['conditions', inside, name].filter(Boolean).join('.')
    const message = `${quoted(path)} is missing in ${count} of ${accepted.length} policies, and others of the export have it: it was lost on the way. So when these policies apply is not certain.`
    draft.problems.push({ file: 'all files', line: 1, column: 1, message })
  }
}

function holderIn(view: JsonObject, inside: string): JsonObject | undefined {
  const conditions = memberOf(view, 'conditions')
  const holder = isObject(conditions) && inside ? memberOf(conditions, inside) : conditions
  return isObject(holder) ? holder : undefined
}

/** Graph answered it, and wrote it last in `since` or later. */
function isAnswer(view: JsonObject, since: string): boolean {
  const dates = ['createdDateTime', 'modifiedDateTime'].map((name) => textOf(view, name))
  return dates.some((date) => date !== undefined && date >= since)
}

function keepsNulls(view: JsonObject): boolean {
  const conditions = memberOf(view, 'conditions')
  return [view, ...(isObject(conditions) ? [conditions] : [])].some(
    ({ grantControls, sessionControls, ...of }) =>
      [
        grantControls,
        sessionControls,
        of.platforms,
        of.locations,
        of.devices,
        of.clientApplications,
      ].includes(null),
  )
}
