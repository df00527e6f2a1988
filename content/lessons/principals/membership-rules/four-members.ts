import type { RuleExercise } from '../../../_build/rule-task'
import { done, type Graded, notYet } from '../../../acts/act'
import {
  hold,
  isExactly,
  listed,
  PEOPLE,
  type Person,
  person,
  type Read,
  remarked,
  told,
} from '../../../rules/held'
import { OPENING } from './acts'

const [ADA, CHIDI, EMIL, FARAH] = [person('ada'), person('chidi'), person('emil'), person('farah')]

function newcomer(givenName: string, surname: string, jobTitle: string, department: string): Person {
  const name = givenName.toLowerCase()
  const mail = `${name}@contoso.example`
  return {
    ...FARAH,
    id: name,
    displayName: `${givenName} ${surname}`,
    givenName,
    surname,
    userPrincipalName: mail,
    mail,
    mailNickname: name,
    jobTitle,
    department,
  }
}

const INES = newcomer('Ines', 'Duarte', 'Driver', 'logistics')
/** Of departments that are not there today. Some of them look like the two that are meant. */
const ELSEWHERE = [
  newcomer('Hana', 'Sato', 'Recruiter', 'HR'),
  newcomer('Jonas', 'Weber', 'Account Manager', 'Sales'),
  newcomer('Kaia', 'Berg', 'Archivist', 'Log Archive'),
  newcomer('Luca', 'Conti', 'Painter', 'Finishing'),
]
/** The day after: Emil's account is disabled, and Ines is there, and the others. */
const TOMORROW: readonly Person[] = [
  ...PEOPLE.map((each) => (each.id === EMIL.id ? { ...each, accountEnabled: false } : each)),
  INES,
  ...ELSEWHERE,
]

/** A rule that is right about people who are not there yet. */
export const fourMembers: RuleExercise = {
  id: 'four-members',
  prompt:
    'Write the rule of a group whose members are Ada, Chidi, Emil and Farah: whoever works in Finance or in Logistics and can sign in. It has to be right tomorrow as well. Then Ines begins as a driver, and somebody has written her department “logistics”. Emil’s account is disabled. And others begin in departments that are new.',
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
    'user.department -in ["Finance", "Logistics"] -and user.accountEnabled -eq true. A list of names would be right today, and tomorrow it would know nothing of Ines. A rule that only leaves out IT would take in every department that is new.',
  check({ rule, edits }) {
    if (Object.keys(edits).length > 0)
      return notYet('Take the changes back first: the four are to be members as they are in the directory.')
    const today = hold({ rule, edits })
    if (!today.valid) return notYet(today.says)
    if (!isExactly(today, [ADA, CHIDI, EMIL, FARAH])) return remarked(notYet(told(today)), today)
    const tomorrow = hold({ rule, edits }, TOMORROW)
    return tomorrow.valid ? remarked(ofTomorrow(tomorrow), tomorrow) : notYet(tomorrow.says)
  },
}

function ofTomorrow(held: Read): Graded {
  if (isExactly(held, [ADA, CHIDI, FARAH, INES]))
    return done('These four, and the right four tomorrow: nobody has to remember the group.')
  const strangers = ELSEWHERE.filter(({ displayName }) => held.members.includes(displayName ?? ''))
  const where = listed(strangers.map(({ displayName, department }) => `${displayName} (${department})`))
  return notYet(
    `Today these are the four. Tomorrow: ${told(held)}${where && ` New, and of another department: ${where}.`}`,
  )
}
