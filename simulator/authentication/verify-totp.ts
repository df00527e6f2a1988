import type { EpochSeconds } from '../core/clock'
import { totp, totpStep } from './totp'

/** `accepted` carries the step to remember; `replayed` is a right code that was used before. */
export type TotpVerdict =
  | { readonly result: 'accepted'; readonly step: number; readonly drift: number }
  | { readonly result: 'replayed' }
  | { readonly result: 'wrong' }

/**
 * Compares `code` with the step of `atSeconds`, the one before and the one after (RFC 6238 section 5.2: one step for the
 * network, and clocks that differ). A code of a step up to `lastStep`, the last one accepted, is refused: one use only.
 */
export async function verifyTotp(
  secret: string,
  code: string,
  atSeconds: EpochSeconds,
  lastStep = -1,
): Promise<TotpVerdict> {
  for (const drift of [0, -1, 1]) {
    const at = atSeconds + drift * 30
    if (at < 0 || (await totp(secret, at)) !== code) continue
    const step = totpStep(at)
    return step > lastStep ? { result: 'accepted', step, drift } : { result: 'replayed' }
  }
  return { result: 'wrong' }
}
