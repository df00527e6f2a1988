import type { EpochSeconds } from '../core/clock'
import type { Finding } from './finding'
import { explainJwt } from './jwt'
import { explainEncrypted } from './word'

/** A token of three parts, or an encrypted one of five. */
export const explainToken = (token: string, now: EpochSeconds): Finding =>
  token.split('.').length === 5 ? explainEncrypted(token) : explainJwt(token, now)
