import type { Explained } from '../../simulator/doors/explain'
import type { ExplainDoor } from './door'
import { FindingView } from './FindingView'

/** What came of a text: each thing that was found in it. Given another key, nothing of the text before stays shown. */
export function Results({ explained, door }: { readonly explained: Explained; readonly door: ExplainDoor }) {
  return explained.findings.map((finding, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: they keep their order, and two may be the same.
    <FindingView key={index} finding={finding} door={door} />
  ))
}
