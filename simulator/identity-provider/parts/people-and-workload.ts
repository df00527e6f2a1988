import { authorizationEndpoint } from '../oauth/authorize/authorize'
import { authorizationCode } from '../oauth/token/grants/authorization-code/authorization-code'
import type { Part } from './part'
import { personalSignIn } from './personal-sign-in'
import { workload } from './workload'

/** A provider for people at a browser with programs of their own, which are public clients, and for programs without a person. */
export const peopleAndWorkload: readonly Part[] = [
  ...workload,
  authorizationEndpoint,
  authorizationCode,
  ...personalSignIn,
]
