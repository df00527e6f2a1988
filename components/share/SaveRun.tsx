import { useState } from 'react'
import { parties } from '../../simulator/doors/view'
import type { LabState } from '../lab/lab-state'
import { saveFile } from '../ui/save-file'
import { wholeMoment } from './moment'

/** The whole run as a file that other tools read. What was typed in secret is not in it. */
export function SaveRun({ state }: { readonly state: LabState }) {
  const [said, say] = useState('')
  const { narration, story } = state
  const save = async (kind: 'har' | 'mmd' | 'json') => {
    try {
      if (kind === 'json') {
        const { saysLeftOut, whyNoFile, writeRunFile } = await import('../../simulator/doors/export')
        const run = await wholeMoment(state)
        const problem = whyNoFile(run)
        if (problem) return say(problem)
        const leftOut = state.interventions.length - run.interventions.length
        const text = writeRunFile(run, state.tenant, { leftOut })
        saveFile(`${narration.slug}.run.json`, new Blob([text], { type: 'application/json' }))
        return say(saysLeftOut(leftOut))
      }
      const { harOf, sequenceOf } = await import('../../simulator/doors/export')
      const known = parties(story.events, Number.POSITIVE_INFINITY)
      const called = (id: string) => known.find((party) => party.id === id)?.name ?? id
      const content =
        kind === 'har'
          ? JSON.stringify(harOf(story.events, called), null, 2)
          : sequenceOf(narration.title, known, story.steps)
      saveFile(`${narration.slug}.${kind}`, new Blob([content], { type: 'text/plain' }))
      say('')
    } catch {
      // What writes it is loaded now, and a network may be gone by now.
      say('It did not load: try again')
    }
  }
  return (
    <p className="share-files">
      <span className="quiet">The run as a file:</span>
      <button type="button" className="button button-small" onClick={() => void save('json')}>
        Run, to open again
      </button>
      <button type="button" className="button button-small" onClick={() => void save('har')}>
        HTTP archive
      </button>
      <button type="button" className="button button-small" onClick={() => void save('mmd')}>
        Mermaid diagram
      </button>
      <span role="status">{said}</span>
    </p>
  )
}
