import type { AskedFlow } from '../gallery/asked'
import { catalogue } from './catalogue'
import { refusals } from './refusals'

/** Every flow of the catalogue as the search and the helper know it. */
export async function askedFlows(): Promise<readonly AskedFlow[]> {
  const flows: AskedFlow[] = []
  for (const { kind, slug, title, question, asked } of catalogue)
    flows.push({ kind, slug, title, question, asked: await asked(), codes: codesOf(slug) })
  return flows
}

/** The codes whose kept run is one of this flow, in ascending order. */
function codesOf(slug: string): readonly number[] {
  return Object.entries(refusals).flatMap(([code, shown]) =>
    'flow' in shown && shown.flow === slug ? [Number(code)] : [],
  )
}
