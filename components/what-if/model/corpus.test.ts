import { describe, expect, test } from 'vitest'
import { differences } from '../../../simulator/conditional-access/corpus/corpus'
import { lostMembers } from '../../../simulator/directory/lost-members'
import * as policy from '../../../simulator/doors/policy'
import * as aside from '../../../simulator/doors/policy-aside'
import { withStandIns } from '../../../simulator/doors/policy-people'
import { importFiles } from '../../../simulator/interchange/import-files'
import { asExport, corpusFiles } from '../testing/corpus-files'
import { createHelper } from './helper'
import { decodeQuestion, encodeQuestion } from './link'
import { createWhatIf } from './store'
import { outcomeOf } from './words'

const engine = { ...policy, ...aside }
const helper = createHelper(() => {
  throw new Error('There is no other thread here.')
})
/** What a row says, by the result that Graph's sign-in log has for its policy. */
const TITLES: Readonly<Record<policy.PolicyAnswer['logResult'], RegExp>> = {
  success: /^(Is met|Limits)$/,
  failure: /^(Asks|Blocks|Limits|Is met)$/,
  notApplied: /^Does not apply$/,
  notEnabled: /^Off$/,
  unknown: /^Not known$/,
  reportOnlySuccess: /^Would (be met|limit)$/,
  reportOnlyInterrupted: /^Would /,
  reportOnlyFailure: /^Would /,
  reportOnlyNotApplied: /^Does not apply$/,
}
const bytesOf = (text: string) => new TextEncoder().encode(text)

describe.each(corpusFiles())(
  '$file, imported from Graph’s answers and asked by links',
  ({ tenant, cases }) => {
    const files = asExport(tenant).map(({ name, content }) => ({ name, bytes: bytesOf(content) }))
    const { tenant: imported, document, problems, unknown } = importFiles(files)
    const control = createWhatIf(engine, [], helper)
    const source = { kind: 'imported', name: 'corpus', document } as const
    control.answerFrom(withStandIns(imported), source, control.worked)

    test('nothing of it is broken or not understood, but for what an export is to have lost', () => {
      const lost = tenant.conditionalAccessPolicies.flatMap(lostMembers).map(({ says }) => says)
      const told = problems.map(({ message }) => message.replace(/^.* and the export lost /, ''))
      expect({ told, unknown: unknown.filter(({ file }) => file === '') }).toEqual({
        told: lost,
        unknown: [],
      })
    })

    test.each(cases)('$name', ({ signIn, expect: should }) => {
      const link = decodeQuestion(encodeQuestion(signIn))
      if (!link.ok) throw new Error(link.says)
      control.ask(link.question)
      const { decision } = control.store.getState()
      expect(differences(decision, should)).toEqual([])
      for (const each of decision.policies)
        expect([each.logResult, outcomeOf(each).title]).toEqual([
          each.logResult,
          expect.stringMatching(TITLES[each.logResult]),
        ])
    })
  },
)
