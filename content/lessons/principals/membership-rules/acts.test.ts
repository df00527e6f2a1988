import { expect, it } from 'vitest'
import { person } from '../../../rules/held'
import { testRuleActs } from '../../../rules/test-rule-tasks'
import { acts, OPENING } from './acts'

const emil = (department: string) => ({ [person('emil').id]: { department } })
const NOTHING = {}
const THREE =
  'user.department -eq "Finance" -or user.department -eq "IT" -and user.jobTitle -startsWith "Identity"'

testRuleActs(acts, OPENING, [
  ['moves-in', OPENING, emil('IT'), true],
  ['moves-in', OPENING, emil('it'), true],
  ['moves-in', ` ${OPENING}\n`, emil('IT'), true],
  ['moves-in', OPENING, emil('Finance'), 'another value now'],
  ['moves-in', 'user.department -eq "Logistics"', NOTHING, 'another one now'],
  ['moves-in', OPENING, { [person('ada').id]: { department: 'x' } }, 'Nothing of Emil'],
  ['begins-with', 'user.jobTitle -startsWith "a"', NOTHING, true],
  ['begins-with', "user.jobTitle -match '^a'", NOTHING, true],
  ['begins-with', 'user.jobTitle -in ["accountant", "analyst"]', NOTHING, true],
  ['begins-with', 'user.jobTitle -startsWith "A"', NOTHING, 'small letters'],
  ['begins-with', 'user.jobTitle -contains "a"', NOTHING, 'It takes in Ada Nilsen, Chidi Okafor'],
  ['begins-with', 'user.givenName -in ["ada", "farah"]', NOTHING, 'does not read the job title'],
  ['begins-with', 'user.jobTitle -startsWith a', NOTHING, 'cannot be read. At character 27'],
  ['no-title', 'user.jobTitle -eq null', NOTHING, true],
  ['no-title', 'user.JobTitel -eq null', NOTHING, 'Do you mean user.jobTitle?'],
  ['no-title', 'user.jobTitle -eq $null', NOTHING, true],
  ['no-title', 'user.department -eq null', NOTHING, true],
  ['no-title', 'user.jobTitle -eq "null"', NOTHING, 'four letters. It takes in nobody'],
  ['no-title', 'user.jobTitle -eq ""', NOTHING, 'nobody'],
  [
    'parentheses',
    THREE.replace('user.department -eq "F', '(user.department -eq "F').replace('"IT"', '"IT")'),
    NOTHING,
    true,
  ],
  ['parentheses', THREE, NOTHING, 'binds its two neighbours'],
  ['parentheses', 'user.department -eq "IT"', NOTHING, 'three comparisons'],
  ['decides-alone', 'user.mobile -startsWith "+47"', NOTHING, true],
  ['decides-alone', 'user.mobile -ne null', NOTHING, true],
  ['decides-alone', 'user.mobile -eq null', NOTHING, true],
  ['decides-alone', 'user.mobile -match "^\\+49 \\d"', NOTHING, true],
  ['decides-alone', 'user.mobile -match "^\\+49 [0-9]{8}$"', NOTHING, true],
  ['decides-alone', 'user.mobile -match "^\\+49.*"', NOTHING, true],
  ['decides-alone', 'user.mobile -startsWith "+1" -and user.mobile -endsWith "9"', NOTHING, true],
  ['decides-alone', 'user.userType -eq "Member" -and user.mobile -ne null', NOTHING, true],
  [
    'decides-alone',
    'user.userType -eq "Member" -and (user.mobile -ne null -or user.mobile -eq null)',
    NOTHING,
    'nobody gets in or out',
  ],
  ['decides-alone', 'user.mobile -ne null -and user.mobile -eq null', NOTHING, 'nobody gets in or out'],
  ['decides-alone', 'user.mobilePhone -ne null', NOTHING, 'a rule calls it user.mobile.'],
  ['decides-alone', 'user.mobilePhone -ne null', NOTHING, 'Whether Entra takes this rule'],
  ['decides-alone', 'user.mobile -ne null -and user.mobilePhone -ne null', NOTHING, 'calls it user.mobile.'],
  ['decides-alone', 'user.mobile -ne null', emil('x'), 'Take the changes back'],
  ['decides-alone', 'user.mobile -ne null -and user.department -eq "IT"', NOTHING, 'leaves it to some'],
  ['decides-alone', 'user.jobTitle -ne null', NOTHING, 'nothing is left to them'],
  ['decides-alone', 'device.displayName -eq "x"', NOTHING, 'about devices'],
])

it.each([
  ['begins-with', 'user.JOBTITLE -startsWith "a"', 'user.JOBTITLE is documented as jobTitle'],
  ['no-title', 'user.jobtitle -eq null', 'user.jobtitle is documented as jobTitle'],
  ['decides-alone', 'user.Mobile -ne null', 'user.Mobile is documented as mobile'],
])('%s with %s is done, and the spelling is remarked', (id, rule, says) => {
  const graded = acts.find((act) => act.id === id)?.check({ rule, edits: NOTHING })
  expect(graded).toMatchObject({ done: true, says: expect.stringContaining(says) })
})
