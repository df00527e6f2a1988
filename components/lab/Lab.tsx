'use client'

import { useEffect, useRef, useState } from 'react'
import { findFlow } from '../../simulator/doors/catalogue'
import { loadEngine } from './engine'
import { InTextContext, LabContext } from './lab-context'
import type { LabProps } from './lab-props'
import { createLab, type LabControl } from './lab-store'
import { Shell } from './Shell'
import { useTicker } from './use-ticker'

/**
 * Loads the words of a flow while the engine is under way, runs it to its first question, and gives the lab that shows it.
 * @throws Error when there is no such flow, or its words do not come.
 */
export async function prepareLab(slug: string, initialStep?: number): Promise<LabControl> {
  const entry = findFlow(slug)
  if (!entry) throw new Error(`There is no flow "${slug}".`)
  const lab = createLab(await entry.narration(), loadEngine)
  await lab.start()
  if (initialStep) {
    lab.seek(initialStep)
    lab.update({ taken: false })
  }
  return lab
}

/** The whole interactive lab of a flow. A control that is ready can be handed in; without one it prepares its own. */
export function Lab({ control, ...props }: LabProps & { readonly control?: LabControl }) {
  const [lab, setLab] = useState(control)
  const { flow, initialStep } = props
  const begun = useRef(control !== undefined)
  useEffect(() => {
    if (begun.current) return
    begun.current = true
    void prepareLab(flow, initialStep).then(setLab)
  }, [flow, initialStep])
  return lab ? (
    <Prepared lab={lab} {...props} />
  ) : (
    <div className="lab" data-variant={props.variant ?? 'full'} aria-busy="true" />
  )
}

function Prepared({ lab, ...props }: LabProps & { readonly lab: LabControl }) {
  useTicker(lab)
  return (
    <LabContext value={lab}>
      <InTextContext value={props.inText}>
        <Shell {...props} />
      </InTextContext>
    </LabContext>
  )
}
