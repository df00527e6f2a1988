import type { AskedFlow } from '../gallery/asked'
import { catalogue } from './catalogue'
import { refusals } from './refusals'

/** Every flow of the catalogue as the search and the helper know it. */
export async function askedFlows(): Promise<readonly AskedFlow[]> {
  const flows: AskedFlow[] = []
  for (const entry of catalogue) {
    const { kind, slug, title, question } = entry
    const asked = await entry.asked()
    const codes = [...new Set([...codesOf(slug), ...(asked.codes ?? [])])].toSorted(
      (one, other) => one - other,
    )
    flows.push({ kind, slug, title, question, asked, codes })
  }
  return flows
}

/** The codes whose kept run is one of this flow, in ascending order. */
function codesOf(slug: string): readonly number[] {
  return Object.entries(refusals).flatMap(([code, shown]) =>
    'flow' in shown && shown.flow === slug ? [Number(code)] : [],
  )
}
