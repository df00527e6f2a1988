import type { Result } from '../decision'
import type { SignIn } from '../sign-in'

/** Something in a tenant that will bite, as its reader would put it. */
export interface Finding {
  /** The kind: `legacy-authentication`. */
  readonly id: string
  /** Who and what: one sentence. */
  readonly says: string
  /** Why it matters: what an attacker or an accident makes of it. */
  readonly why: string
  /** False where something that the export does not say decides whether it is so. */
  readonly isCertain: boolean
  /** The policies to look at, and what each does or fails to do here. */
  readonly policies: readonly {
    readonly id: string
    readonly displayName: string
    readonly because: string
  }[]
  /** A sign-in of this tenant that shows it, and what really came of it; null where no sign-in is meant. */
  readonly shows: Shown | null
  /** Where the vendor or a baseline says so, and when that was read. */
  readonly source: Source
}

export interface Shown {
  /** `Ada Nilsen, Office 365 Exchange Online, with an old client` */
  readonly says: string
  readonly signIn: SignIn
  readonly result: Result
  /** Every result that what is not known leaves possible. */
  readonly couldBe: readonly Result[]
}

export interface Source {
  readonly url: string
  /** `2026-11` */
  readonly checked: string
}

/** A part of a tenant that the export does not hold, and what cannot be told without it. */
export interface LeftOut {
  readonly id: string
  readonly says: string
  /** The call of Microsoft Graph that gives it. */
  readonly call: string
}
