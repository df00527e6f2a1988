import { useState } from 'react'
import { parties } from '../../simulator/doors/view'
import type { LabState } from '../lab/lab-state'
import { saveFile } from '../ui/save-file'
import { wholeMoment } from './moment'

/** The whole run as a file that other tools read. What was typed in secret is not in it. */
export function SaveRun({ state }: { readonly state: LabState }) {
  const [problem, setProblem] = useState(false)
  const { narration, story } = state
  const save = async (kind: 'har' | 'mmd' | 'json') => {
    try {
      if (kind === 'json') {
        const { writeRunFile } = await import('../../simulator/doors/export')
        const text = writeRunFile(await wholeMoment(state), state.tenant)
        saveFile(`${narration.slug}.run.json`, new Blob([text], { type: 'application/json' }))
        return setProblem(false)
      }
      const { harOf, sequenceOf } = await import('../../simulator/doors/export')
      const known = parties(story.events, Number.POSITIVE_INFINITY)
      const called = (id: string) => known.find((party) => party.id === id)?.name ?? id
      const content =
        kind === 'har'
          ? JSON.stringify(harOf(story.events, called), null, 2)
          : sequenceOf(narration.title, known, story.steps)
      saveFile(`${narration.slug}.${kind}`, new Blob([content], { type: 'text/plain' }))
      setProblem(false)
    } catch {
      // What writes it is loaded now, and a network may be gone by now.
      setProblem(true)
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
      {problem && <span role="status">It did not load: try again</span>}
    </p>
  )
}
