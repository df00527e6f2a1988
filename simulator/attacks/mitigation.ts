import type { RunInput, Switches } from '../run/flow'
import type { SpecRef } from '../trace/event'

/** One way in which an attack is done, as settings of its switches: without any mitigation, it succeeds. */
export interface Way {
  readonly id: string
  readonly title: string
  /** What is done, in a sentence or two; never what comes of it. */
  readonly says: string
  readonly spec: SpecRef
  readonly switches: Switches
}

/** Something that a client or a server does against it, as settings of its switches. */
export interface Mitigation {
  readonly id: string
  readonly title: string
  readonly says: string
  readonly spec?: SpecRef
  readonly switches: Switches
}

/** A cell of the table: a run, whose outcome is nobody's to write down. */
export interface Cell {
  readonly way: string
  readonly mitigation: string
  readonly input: RunInput
}

export interface MitigationTable {
  readonly ways: readonly Way[]
  readonly mitigations: readonly Mitigation[]
}

/** Every mitigation against every way, as inputs of a run. */
export function cellsOf({ ways, mitigations }: MitigationTable): readonly Cell[] {
  return mitigations.flatMap((mitigation) =>
    ways.map((way) => ({
      way: way.id,
      mitigation: mitigation.id,
      input: { seed: 1, switches: { ...way.switches, ...mitigation.switches } },
    })),
  )
}
