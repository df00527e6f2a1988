import type { SessionControls } from '../../directory/conditional-access-policy'

/** A policy that says something of the session. */
export interface Asking {
  readonly id: string
  readonly sessionControls: SessionControls
}

/** One session control. A file each. How several policies combine is this engine's decision (domain facts 05, section 3). */
export interface SessionControl<Outcome> {
  /** Whether a policy asks for it. */
  isOn(controls: SessionControls): boolean
  /** What comes of all policies that apply, whichever order they come in. */
  combine(asking: readonly Asking[]): Outcome
}

type Read<Value> = (controls: SessionControls) => Value | null | undefined

/** A control that is on or off: on when any policy turns it on. The outcome is who does, by id. */
export function onOrOff(read: Read<boolean>): SessionControl<readonly string[]> {
  const isOn = (controls: SessionControls) => read(controls) === true
  return {
    isOn,
    combine: (asking) => asking.flatMap(({ id, sessionControls }) => (isOn(sessionControls) ? [id] : [])),
  }
}

/** A value, by the name that it has in the outcome, and who asks for it; null where nobody asks. */
type Valued<Name extends string, Value> =
  | ({ readonly [Member in Name]: Value } & { readonly requiredBy: readonly string[] })
  | null

/** A control that has a value: of several, the one that ranks highest. */
export function strictest<Name extends string, Value>(
  name: Name,
  read: Read<Value>,
  rank: (value: Value) => number,
): (asking: readonly Asking[]) => Valued<Name, Value> {
  return (asking) => {
    const asked = asking.flatMap(({ id, sessionControls }) => {
      const value = read(sessionControls)
      return value ? [{ id, value, rank: rank(value) }] : []
    })
    const most = Math.max(...asked.map((each) => each.rank))
    const winners = asked.filter((each) => each.rank === most)
    return winners[0]
      ? ({ [name]: winners[0].value, requiredBy: winners.map(({ id }) => id) } as Valued<Name, Value>)
      : null
  }
}

/** Ranks words from the loosest to the strictest. One that is not known is stricter than all: an answer must not be looser than the tenant's. */
export function inOrder(...words: readonly string[]): (word: string) => number {
  return (word) => {
    const place = words.indexOf(word.toLowerCase())
    return place < 0 ? words.length : place
  }
}
