import type { ReactNode } from 'react'
import { findFlow } from '../../simulator/doors/catalogue'
import { readTrace, steps } from '../../simulator/doors/view'
import { StillLab } from '../lab/StillLab'

/** The still lab at a step of the trace made at build time; the last one when there are fewer. A trace that does not come leaves a sentence. */
export async function stillAt(flow: string, step: number, controls: boolean): Promise<ReactNode> {
  const [narration, answer] = await Promise.all([
    findFlow(flow)
      ?.narration()
      .catch(() => undefined),
    fetch(`/traces/${flow}.json`).catch(() => undefined),
  ])
  const read = answer?.ok ? readTrace(await answer.json()) : undefined
  if (!narration || !read?.ok)
    return <p>{read && !read.ok ? read.says : 'This step could not be loaded. Load the page again.'}</p>
  const at = Math.min(step, steps(read.events, narration).length)
  return <StillLab events={read.events} narration={narration} variant="embed" controls={controls} at={at} />
}
