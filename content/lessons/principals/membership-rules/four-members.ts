import type { RuleExercise } from '../../../_build/rule-task'
import { done, notYet } from '../../../acts/act'
import { hold, isExactly, PEOPLE, type Person, person, told } from '../../../rules/held'
import { OPENING } from './acts'

const [ADA, CHIDI, EMIL, FARAH] = [person('ada'), person('chidi'), person('emil'), person('farah')]
const INES: Person = {
  ...FARAH,
  id: 'ines',
  displayName: 'Ines Duarte',
  givenName: 'Ines',
  surname: 'Duarte',
  userPrincipalName: 'ines@contoso.example',
  mail: 'ines@contoso.example',
  mailNickname: 'ines',
  jobTitle: 'Driver',
  department: 'logistics',
}
/** The day after: Emil's account is disabled, and Ines is there. */
const TOMORROW: readonly Person[] = [
  ...PEOPLE.map((each) => (each.id === EMIL.id ? { ...each, accountEnabled: false } : each)),
  INES,
]

/** A rule that is right about people who are not there yet. */
export const fourMembers: RuleExercise = {
  id: 'four-members',
  prompt:
    'Write the rule of a group whose members are Ada, Chidi, Emil and Farah: whoever works in Finance or in Logistics and can sign in. It has to be right tomorrow as well. Then Ines begins as a driver, and somebody has written her department “logistics”; and Emil’s account is disabled.',
  start: { rule: OPENING, edits: {} },
  solution: {
    rule: 'user.department -in ["Finance", "Logistics"] -and user.accountEnabled -eq true',
    edits: {},
  },
  hints: [
    'Who is in Finance, and cannot sign in? What does the directory have of that?',
    'With -or between the departments, where do the parentheses stand? With -in you need none.',
  ],
  solutionSays:
    'user.department -in ["Finance", "Logistics"] -and user.accountEnabled -eq true. A list of names would be right today, and tomorrow it would know nothing of Ines.',
  check({ rule, edits }) {
    if (Object.keys(edits).length > 0)
      return notYet('Take the changes back first: the four are to be members as they are in the directory.')
    const today = hold({ rule, edits })
    if (!today.valid) return notYet(today.says)
    if (!isExactly(today, [ADA, CHIDI, EMIL, FARAH])) return notYet(told(today))
    const tomorrow = hold({ rule, edits }, TOMORROW)
    if (!tomorrow.valid) return notYet(tomorrow.says)
    return isExactly(tomorrow, [ADA, CHIDI, FARAH, INES])
      ? done('These four, and the right four tomorrow: nobody has to remember the group.')
      : notYet(`Today these are the four. Tomorrow: ${told(tomorrow)}`)
  },
}
