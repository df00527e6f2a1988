import type { Switch } from '../lab/engine'

/** What a switch waits for: those of its `needs` that stand otherwise under `chosen`, by name and by the value that is needed. */
export function needed(
  { needs = {} }: Pick<Switch, 'needs'>,
  all: readonly Switch[],
  chosen: Readonly<Record<string, string>>,
): readonly (readonly [name: string, value: string])[] {
  return Object.entries(needs).filter(
    ([name, value]) => (chosen[name] ?? all.find((each) => each.name === name)?.values[0]) !== value,
  )
}
