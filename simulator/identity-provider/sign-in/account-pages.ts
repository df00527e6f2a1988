import type { Part } from '../parts/part'
import { answer } from './answer'
import { takeAccount } from './steps/account'
import { takeUsername } from './steps/username'

/** The pages that ask who somebody is. */
export const accountPages: Part = {
  endpoints: [answer('username', takeUsername), answer('account', takeAccount)],
}
