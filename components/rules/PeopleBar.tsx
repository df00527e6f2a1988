import { useRef, useState } from 'react'
import { chosenFiles } from '../what-if/model/dropped'
import type { NamedFile } from '../what-if/model/messages'
import { keepsPeople, keptPeople, type Reading, readPeople } from './model/people'
import type { People } from './model/people-in'

interface Props {
  readonly people: People
  readonly sample: People
  onTake(people: People): void
  /** Whether a reader may bring others; true by itself. */
  readonly brings?: boolean
}

type Doing =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'reading'; readonly says: string; readonly part: number }
  | { readonly kind: 'failed' | 'done'; readonly says: string }

/** Whose people they are, and the way to bring others in. */
export function PeopleBar({ people, sample, onTake, brings = true }: Props) {
  const [open, setOpen] = useState(false)
  const [doing, setDoing] = useState<Doing>({ kind: 'nothing' })
  const [text, setText] = useState('')
  const files = useRef<HTMLInputElement>(null)
  const running = useRef<Reading>(undefined)
  const { users, devices } = people.tenant

  const bring = async (some: readonly NamedFile[], pasted?: string) => {
    running.current?.cancel()
    const reading = readPeople(some, pasted, (says, part) => setDoing({ kind: 'reading', says, part }))
    running.current = reading
    setDoing({ kind: 'reading', says: 'Reading.', part: 0 })
    try {
      const read = await reading.result
      if (running.current !== reading) return
      onTake(read)
      setDoing({ kind: 'done', says: 'They are in, and the rule has been held against them.' })
    } catch (fault) {
      if (running.current !== reading) return
      setDoing({ kind: 'failed', says: fault instanceof Error ? fault.message : String(fault) })
    }
    running.current = undefined
  }

  return (
    <div className="ru-people">
      <div className="ru-people-bar">
        <h2>
          <span className="ru-tenant">{people.name}</span>
        </h2>
        <p>
          {people.whole ? 'The sample tenant' : 'From your files'}: {amount(users.length, 'person', 'people')}
          , {amount(devices.length, 'device', 'devices')}
        </p>
        {brings && (
          <button
            type="button"
            className="button button-small button-sign"
            aria-expanded={open}
            aria-controls="ru-import"
            onClick={() => setOpen(!open)}
          >
            Bring your own people
          </button>
        )}
      </div>
      <div id="ru-import" className="ru-import" hidden={!open}>
        <p>
          Graph’s answer to <code>GET /users?$select=…</code>, with the properties that your rules read;
          devices and groups as well, if you like. JSON, a zip, or what Microsoft365DSC writes. Nothing is
          uploaded: the files are read in this browser, and a reload forgets them.
        </p>
        <p className="ru-row">
          <button type="button" className="button" onClick={() => files.current?.click()}>
            Choose files
          </button>
          {open && keepsPeople() && (
            <button
              type="button"
              className="button"
              onClick={() =>
                void keptPeople().then((found) => {
                  if (found) onTake(found)
                  setDoing(
                    found
                      ? { kind: 'done', says: 'It is the tenant that is kept for “What if”.' }
                      : { kind: 'failed', says: 'What was kept cannot be read any more.' },
                  )
                })
              }
            >
              Take the tenant that this browser keeps
            </button>
          )}
          {!people.whole && (
            <button
              type="button"
              className="button"
              onClick={() => {
                onTake(sample)
                setDoing({ kind: 'nothing' })
              }}
            >
              Back to Contoso
            </button>
          )}
          <input
            ref={files}
            type="file"
            multiple
            hidden
            aria-label="Files with people"
            accept=".json,.zip,.txt,application/json,application/zip"
            onChange={({ target }) => {
              if (target.files?.length) void bring(chosenFiles(target.files))
              target.value = ''
            }}
          />
        </p>
        <label htmlFor="ru-paste">Or paste JSON</label>
        <textarea
          id="ru-paste"
          rows={4}
          spellCheck={false}
          value={text}
          onChange={({ target }) => setText(target.value)}
        />
        <p>
          <button
            type="button"
            className="button button-small"
            aria-disabled={text.trim() === '' || undefined}
            onClick={() => {
              if (text.trim() !== '') void bring([], text)
            }}
          >
            Read the text
          </button>
        </p>
        {doing.kind === 'reading' && (
          <section aria-label="Import" className="ru-row">
            <progress max={1} value={doing.part} aria-label="Part that has been read" />
            <span>{doing.says}</span>
            <button
              type="button"
              className="button button-small"
              onClick={() => {
                running.current?.cancel()
                running.current = undefined
                setDoing({ kind: 'done', says: 'It was stopped. Nothing has changed.' })
              }}
            >
              Stop
            </button>
          </section>
        )}
        <div role="status">
          {doing.kind === 'failed' && <p className="ru-wrong">{doing.says}</p>}
          {doing.kind === 'done' && <p>{doing.says}</p>}
        </div>
        {people.problems.length > 0 && (
          <ul className="ru-notes">
            {people.problems.slice(0, 10).map((problem) => (
              <li key={problem}>{problem}</li>
            ))}
            {people.problems.length > 10 && <li>And {people.problems.length - 10} more.</li>}
          </ul>
        )}
      </div>
    </div>
  )
}

const amount = (count: number, one: string, many: string) =>
  `${count.toLocaleString('en')} ${count === 1 ? one : many}`
