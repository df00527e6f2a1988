import { resourceOwnerPassword } from '../oauth/token/grants/password/resource-owner-password'
import type { Part } from './part'
import { workload } from './workload'

/** A provider for programs, which takes the password of a person as well. */
export const passwordInPrograms: readonly Part[] = [...workload, resourceOwnerPassword]
