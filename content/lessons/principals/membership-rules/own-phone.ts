import type { RuleExercise } from '../../../_build/rule-task'
import { done, type Graded, notYet } from '../../../acts/act'
import { hold, isExactly, listed, PEOPLE, person, type Read, remarked, told } from '../../../rules/held'

const [ADA, CHIDI, EMIL] = [person('ada'), person('chidi'), person('emil')]
/** Numbers that are kept for stories: https://www.ofcom.org.uk/phones-and-broadband/phone-numbers/numbers-for-drama */
const OPEN =
  '(user.department -eq "Finance" -and user.accountEnabled -eq true) -or user.mobile -startsWith "+44 7700 900"'

/** What tells one person from another, or whether they can sign in: with these alone a rule is a list. */
const OF_A_LIST = new Set(
  'displayName givenName surname userPrincipalName mail mailNickName otherMails proxyAddresses sipProxyAddress objectId employeeId accountEnabled userType mobile'.split(
    ' ',
  ),
)
/** Who can sign in and write their own number. Guests have other defaults. */
const WRITERS = PEOPLE.flatMap(({ accountEnabled, userType, displayName }) =>
  accountEnabled === true && userType === 'Member' ? [displayName ?? ''] : [],
)

/** A door that a person opens with what is theirs to change; and the rule that shuts it. */
export const ownPhone: RuleExercise = {
  id: 'own-phone',
  prompt:
    'This group may close the books: Finance, and whoever carries a phone of Finance, whose numbers begin with +44 7700 900. First be Emil, who administers nothing, and get in: change of him only what is his to change. Then leave his change where it is and mend the rule: Ada and Chidi stay, and nobody gets in by what they change themselves.',
  start: { rule: OPEN, edits: {} },
  solution: {
    rule: 'user.department -eq "Finance" -and user.accountEnabled -eq true',
    edits: { [EMIL.id]: { mobile: '+44 7700 900123' } },
  },
  hints: [
    'Open Emil in the list. Which of the three values is his own to write, by Microsoft’s defaults?',
    'The editor marks a part that people decide themselves. Does the group need that part? If it does, who should write what it reads?',
  ],
  solutionSays:
    'Give Emil the mobile number +44 7700 900123: he is in. Then take the part with user.mobile out, and leave user.department -eq "Finance" -and user.accountEnabled -eq true. Who has a phone of Finance belongs into an attribute that others write.',
  check({ rule, edits }) {
    const [changed, ...others] = Object.keys(edits)
    if (changed === undefined)
      return notYet('Emil has not changed anything yet. First the way in, then the rule.')
    if (changed !== EMIL.id || others.length > 0)
      return notYet('Somebody else was changed, too. Take the changes back, and be Emil.')
    if (Object.keys(edits[EMIL.id] ?? {}).some((name) => name !== 'mobile'))
      return notYet('That is not for Emil to change: others write it. Take the changes back, and look again.')
    const before = hold({ rule: OPEN, edits })
    if (!before.valid || !before.members.includes(EMIL.displayName ?? ''))
      return notYet('With this number the rule that was there leaves Emil out.')
    const now = hold({ rule, edits })
    if (!now.valid) return notYet(now.says)
    return remarked(ofMended(now), now)
  },
}

function ofMended(held: Read): Graded {
  if (held.members.includes(EMIL.displayName ?? '')) return notYet('Emil is in. Now mend the rule.')
  if (!isExactly(held, [ADA, CHIDI])) return notYet(told(held))
  const open = held.decideThemselves.filter((name) => name !== ADA.displayName && name !== CHIDI.displayName)
  const writers = open.filter((name) => WRITERS.includes(name))
  if (writers.length > 0)
    return notYet(`It still reads what people change: another number would let in ${listed(writers)}.`)
  if (open.length > 0)
    return notYet(
      'It still reads what people change. A guest, or an account that is disabled, can have a number from before. Take that part out.',
    )
  return held.parts.every(({ property }) => OF_A_LIST.has(property.name))
    ? notYet(
        'Emil is out, and Ada and Chidi are in. But this is a list of names: it knows nothing of who begins in Finance tomorrow. Let the rule read what they are.',
      )
    : done('Emil is out, and what he writes about himself opens nothing.')
}
