import type { SignIn } from './sign-in'

/** A provider that is ready: somebody is signed in, and a client knows its addresses and keys. */
export interface Contestant {
  readonly name: string
  readonly signIn: SignIn
  close(): void
}
