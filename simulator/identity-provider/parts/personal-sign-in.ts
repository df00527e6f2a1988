import { accountPages } from '../sign-in/account-pages'
import { consent } from '../sign-in/consent'
import { password } from '../sign-in/methods/password/password'
import { softwareOath } from '../sign-in/methods/software-oath/software-oath'
import { assignment } from '../sign-in/require-assignment'
import { firstFactor } from '../sign-in/require-first-factor'
import { secondFactor } from '../sign-in/require-second-factor'
import type { Part } from './part'

/** The sign-in of a person: who it is, a password, a code, the assignment, consent. The order is the order of the questions. */
export const personalSignIn: readonly Part[] = [
  accountPages,
  { requirements: [firstFactor] },
  password,
  softwareOath,
  { requirements: [secondFactor, assignment] },
  consent,
]
