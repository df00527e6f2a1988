import { contoso } from '../../../fixtures/contoso'
import { withImplicitGrant } from '../../../fixtures/implicit-grant'
import { allParts } from '../all-parts'
import { createLab, type Lab } from '../lab'
import type { Comparison, Departure, Module } from './module'
import { createRelyingParty, type Variant } from './relying-party'

export interface Verdict {
  readonly module: string
  readonly result: 'passes' | 'departs' | 'skips' | 'FAILS'
  /** Why it departs or skips, or what is wrong. */
  readonly reasons: readonly string[]
}

export const createProvider = (): Lab => createLab(withImplicitGrant(contoso), { parts: allParts })

/** Runs a module: everything has to be as it should be, but what is declared to depart, which has to depart as declared. */
export async function judge(
  module: Module,
  lab: Lab = createProvider(),
  variant?: Variant,
): Promise<Verdict> {
  const { name, departs = [], skips } = module
  const problems = await problemsOf(module, lab, variant)
  if (problems.length > 0) return { module: name, result: 'FAILS', reasons: problems }
  if (departs.length > 0) return { module: name, result: 'departs', reasons: departs.map(inWords) }
  return {
    module: name,
    ...(skips ? { result: 'skips', reasons: [skips] } : { result: 'passes', reasons: [] }),
  }
}

async function problemsOf(
  { run, departs = [] }: Module,
  lab: Lab,
  variant: Variant | undefined,
): Promise<string[]> {
  let comparisons: readonly Comparison[]
  try {
    comparisons = await run(createRelyingParty(lab, variant))
  } catch (fault) {
    return [fault instanceof Error ? fault.message : String(fault)]
  }
  if (comparisons.length === 0) return ['nothing was compared']
  const unseen = departs.filter(({ what }) => !comparisons.some((each) => each.what === what))
  return [
    ...comparisons.flatMap((each) => problemOf(each, departs) ?? []),
    ...unseen.map(({ what }) => `${what}: is declared to depart, and nobody looked`),
  ]
}

function problemOf({ what, is, should }: Comparison, departs: readonly Departure[]): string | undefined {
  const departure = departs.find((each) => each.what === what)
  if (departure && same(is, should)) return `${what}: is declared to depart, and holds`
  const expected = departure ? departure.is : should
  return same(is, expected) ? undefined : `${what}: is ${text(is)}, should be ${text(expected)}`
}

const text = (value: unknown) => JSON.stringify(value) ?? 'nothing'
const same = (one: unknown, other: unknown) => text(one) === text(other)

const inWords = ({ what, is, suite, reason, source }: Departure) =>
  `${what}: ${text(is)}, the suite ${suite}. ${reason} (${source})`
