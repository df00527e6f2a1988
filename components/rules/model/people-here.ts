import { loadFiles } from '../../what-if/model/engine'
import type { NamedFile } from '../../what-if/model/messages'
import type { Reading } from './people'
import { type People, peopleIn } from './people-in'

/** More than anybody pastes into a page that is a part of another. */
const MOST_BYTES = 32 * 1024 * 1024

/**
 * Reads files, or a text, in this very thread: in an embed, which a sandbox may keep from having a worker. Turn by turn, so that the
 * page answers meanwhile. Nothing leaves the browser.
 */
export function readPeople(
  files: readonly NamedFile[],
  text: string | undefined,
  progress: (says: string, part: number) => void,
): Reading {
  let cancelled = false
  const read = async (): Promise<People> => {
    const { importSteps } = await loadFiles()
    const named = []
    if (text !== undefined) named.push({ name: 'pasted text', bytes: new TextEncoder().encode(text) })
    for (const { name, file } of text === undefined ? files : [])
      named.push({ name, bytes: new Uint8Array(await file.slice(0, MOST_BYTES + 1).arrayBuffer()) })
    if (named.reduce((sum, { bytes }) => sum + bytes.length, 0) > MOST_BYTES)
      throw new Error('That is more than fits into this frame: the page about rules takes larger files.')
    const steps = importSteps(named, { knownName: () => undefined })
    for (let step = steps.next(); ; step = steps.next()) {
      if (cancelled) throw new Error('It was stopped.')
      if (step.done) return peopleIn(files, step.value)
      const { done, total, file } = step.value
      progress(file ? `Reading ${file}` : 'Putting it together.', total > 0 ? done / total : 0)
      await new Promise((resolve) => setTimeout(resolve))
    }
  }
  return {
    result: read(),
    cancel() {
      cancelled = true
    },
  }
}

/** In an embed there is no tenant that the reader keeps: what is kept belongs to the page about policies. */
export const keepsPeople = (): boolean => false
export const keptPeople = async (): Promise<undefined> => undefined
