import type { Exercise } from '../../../_build/exercise'
import { firstCode } from './first-code'
import { firstVerifier } from './first-verifier'
import { redirectAddress } from './redirect-address'

/** In the order of the text. */
export const exercises: readonly Exercise[] = [redirectAddress, firstCode, firstVerifier]
