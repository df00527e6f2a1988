import { isOwnProperty } from '../../../../simulator/doors/policy-membership'
import type { RuleAct } from '../../../_build/rule-task'
import { done, type Graded, notYet } from '../../../acts/act'
import { hold, isExactly, PEOPLE, person, type Read, remarked, told } from '../../../rules/held'

/** What the page beside the text opens with. */
export const OPENING = 'user.department -eq "IT"'
const [ADA, BO, EMIL, FARAH] = [person('ada'), person('bo.admin'), person('emil'), person('farah')]
const UNTITLED = PEOPLE.filter(({ jobTitle }) => (jobTitle ?? null) === null)
/** Guests have other defaults. */
const MEMBER_USERS = PEOPLE.flatMap(({ userType, displayName }) =>
  userType === 'Member' ? [displayName ?? ''] : [],
)

/** Grades a rule that can be read, against people as they are in the directory. */
const written =
  (grade: (held: Read, rule: string) => Graded): RuleAct['check'] =>
  ({ rule, edits }) => {
    if (Object.keys(edits).length > 0)
      return notYet('Take the changes back first: this one is about people as they are.')
    const held = hold({ rule, edits })
    return held.valid ? remarked(grade(held, rule), held) : notYet(held.says)
  }

const reads = ({ parts }: Read, name: string) => parts.filter(({ property }) => property.name === name).length

/** In the order of the text. */
export const acts: readonly RuleAct[] = [
  {
    id: 'moves-in',
    task: 'Leave the rule as it is, and let Emil become a member.',
    check(work) {
      if (work.rule.trim() !== OPENING) return notYet(`The rule is another one now. Put it back: ${OPENING}`)
      const held = hold(work)
      if (!held.valid) return notYet(held.says)
      if (held.members.includes(EMIL.displayName ?? ''))
        return done('Yes. Nobody has added him. What he has in the directory did.')
      return work.edits[EMIL.id]
        ? notYet('He has another value now, and the rule wants something else.')
        : notYet(
            'Nothing of Emil has changed. Open him in the list: what the rule reads of him stands there.',
          )
    },
  },
  {
    id: 'begins-with',
    task: 'Write a rule about job titles, in small letters, that takes in the two people whose title begins with A.',
    check: written((held, rule) => {
      if (reads(held, 'jobTitle') === 0) return notYet('This rule does not read the job title.')
      if (!isExactly(held, [ADA, FARAH])) return notYet(told(held))
      return /"[^"]*[A-Z][^"]*"/.test(rule)
        ? notYet('Those are the two. Now with small letters between the quotes.')
        : done('Yes. The titles are written “Accountant” and “Analyst”, and it makes no difference.')
    }),
  },
  {
    id: 'no-title',
    task: 'Write a rule that takes in everybody who has no job title, and nobody else.',
    check: written((held, rule) => {
      if (isExactly(held, UNTITLED))
        return done('Yes. They have no value there, and that is what null asks for.')
      if (/["']null["']/i.test(rule)) return notYet(`In quotes it is a text of four letters. ${told(held)}`)
      return notYet(told(held))
    }),
  },
  {
    id: 'parentheses',
    task: 'Write user.department -eq "Finance" -or user.department -eq "IT" -and user.jobTitle -startsWith "Identity", then set parentheses so that Bo alone is left.',
    check: written((held) => {
      if (reads(held, 'department') < 2 || reads(held, 'jobTitle') === 0)
        return notYet('Keep the three comparisons: both departments and the title.')
      return isExactly(held, [BO])
        ? done('Yes. Now the title is asked of both departments.')
        : notYet(`${told(held)} -and binds its two neighbours first.`)
    }),
  },
  {
    id: 'decides-alone',
    task: 'Write a rule that leaves it to every member user (userType is Member) whether they are in the group.',
    check: written((held) => {
      if (MEMBER_USERS.every((name) => held.inAndOut.includes(name)))
        return done('Yes. One value lets them in, another puts them out. Tomorrow they can have either.')
      if (held.undocumented.length > 0) return notYet('Whether Entra takes this rule is not certain.')
      const readsOwn = held.parts.some(({ property }) => isOwnProperty('user', property.name))
      if (readsOwn && held.unknown.length > 0) return notYet(told(held))
      if (readsOwn && held.inAndOut.length === 0)
        return notYet(
          'It reads what they write. But with no number, with one and with another it says the same of each: nobody gets in or out by it.',
        )
      return held.inAndOut.length > 0
        ? notYet('It leaves it to some. For the others something else settles it.')
        : notYet('In this rule nothing is left to them: who is a member is decided by what others write.')
    }),
  },
]
