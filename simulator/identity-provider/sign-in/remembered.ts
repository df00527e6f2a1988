import type { Proof } from '../../authentication/proof'
import { passwordChanged, signInsRevoked } from './revoked'
import type { Identified } from './sign-in'

/**
 * A proof of this factor: given in this sign-in, or remembered by the session if that is recent enough for the request.
 * `max_age=0` means what `prompt=login` means (OpenID Connect Core section 3.1.2.1). A session that was revoked, or that began with a
 * password that is no longer the one, remembers nothing (Entra's revocation matrix).
 */
export function proven(signIn: Identified, factor: Proof['factor']): Proof | undefined {
  const { attempt, exchange, session, user } = signIn
  const given = attempt.proofs.find((each) => each.factor === factor)
  if (given) return given
  const { prompt, maxAge = Number.POSITIVE_INFINITY } = attempt.request
  if (!session || prompt.includes('login') || maxAge === 0 || exchange.now - session.authTime > maxAge)
    return undefined
  if (signInsRevoked(user, session) || passwordChanged(user, session)) return undefined
  return session.proofs.find((each) => each.factor === factor)
}

/** When that was, in words: nothing for one of this sign-in, else `14:05 UTC`. */
export function rememberedSince({ attempt, session }: Identified, proof: Proof): string | undefined {
  if (attempt.proofs.includes(proof)) return undefined
  return `${new Date((session?.authTime ?? proof.at) * 1000).toISOString().slice(11, 16)} UTC`
}
