import { useEffect, useRef, useState } from 'react'
import type { Finding, Reading } from '../../../simulator/doors/policy-aside'
import { OutcomeMark } from '../answer/OutcomeMark'
import { useWhatIf, useWhatIfState } from '../use-what-if'

/** What will bite in the tenant, before anybody asks: read when somebody wants to know. */
export function ReadingPanel() {
  const control = useWhatIf()
  const read = useWhatIfState((state) => state.read)
  const tenant = useWhatIfState((state) => state.tenant)
  const isOld = read.status === 'found' && read.of !== tenant
  const isLooking = read.status === 'looking'
  const again = useRef<HTMLButtonElement>(null)
  const stopped = useRef(false)
  // The button that was pressed is gone: its place is taken by the one that begins again.
  useEffect(() => {
    if (read.status === 'stopped' && stopped.current) again.current?.focus()
    stopped.current = false
  }, [read.status])
  return (
    <div className="wi-reading" aria-busy={isLooking}>
      <div role="status">
        {isLooking && <p className="wi-note">Trying every way in.</p>}
        {read.status === 'stopped' && (
          <p className="wi-note">It was stopped: what bites in this tenant is not known.</p>
        )}
        {read.status === 'failed' && (
          <p className="wi-wrong">The reading did not come to an end: {read.says}</p>
        )}
        {read.status === 'found' && <p className="wi-note">{counted(read.reading, isOld)}</p>}
      </div>
      {isLooking && (
        <button
          type="button"
          className="button button-small"
          onClick={() => {
            stopped.current = true
            control.stopReading()
          }}
        >
          Stop
        </button>
      )}
      {(read.status === 'none' || read.status === 'stopped' || read.status === 'failed' || isOld) && (
        <button ref={again} type="button" className="button button-small" onClick={() => control.read()}>
          Read the tenant
        </button>
      )}
      {read.status === 'found' && <Found reading={read.reading} />}
    </div>
  )
}

function counted({ findings }: Reading, isOld: boolean): string {
  const certain = findings.filter(({ isCertain }) => isCertain).length
  const before = isOld ? 'Before the last change: ' : ''
  if (findings.length === 0) return `${before}nothing was found that bites.`
  const things = (count: number) => `${count} ${count === 1 ? 'thing' : 'things'}`
  const open = `${things(findings.length - certain)} may bite: what the files leave out decides`
  if (certain === 0) return `${before}${open}.`
  const bites = `${things(certain)} ${certain === 1 ? 'bites' : 'bite'}`
  return `${before}${bites}${certain < findings.length ? `, and ${open}` : ''}.`
}

/** The answer below stays near. */
const MOST_SHOWN = 4

function Found({ reading: { findings, leftOut } }: { readonly reading: Reading }) {
  const [open, setOpen] = useState<string>()
  const [isWhole, setWhole] = useState(false)
  return (
    <>
      <ul className="wi-findings" aria-label="What bites">
        {findings.slice(0, isWhole ? findings.length : MOST_SHOWN).map((finding) => {
          const key = `${finding.id} ${finding.says}`
          return (
            <li key={key}>
              <button
                type="button"
                aria-expanded={open === key}
                onClick={() => setOpen(open === key ? undefined : key)}
              >
                <OutcomeMark
                  kind={finding.isCertain ? 'block' : 'ask'}
                  title={finding.isCertain ? 'Bites' : 'May bite'}
                />
                <span>{finding.says}</span>
              </button>
              {open === key && <Detail finding={finding} />}
            </li>
          )
        })}
      </ul>
      {findings.length > MOST_SHOWN && (
        <button
          type="button"
          className="button button-small"
          aria-expanded={isWhole}
          onClick={() => setWhole(!isWhole)}
        >
          {isWhole ? `Show the first ${MOST_SHOWN}` : `Show all ${findings.length}`}
        </button>
      )}
      {leftOut.length > 0 && (
        <details className="wi-more">
          <summary>What the files do not hold</summary>
          <dl className="wi-left-out">
            {leftOut.map(({ id, says, call }) => (
              <div key={id}>
                <dt>{says}</dt>
                <dd>
                  <code>{call}</code>
                </dd>
              </div>
            ))}
          </dl>
        </details>
      )}
    </>
  )
}

function Detail({ finding: { why, policies, shows, source } }: { readonly finding: Finding }) {
  const control = useWhatIf()
  return (
    <div className="wi-finding">
      <p>{why}</p>
      {policies.length > 0 && (
        <ul>
          {policies.map(({ id, displayName, because }) => (
            <li key={id}>
              <b>{displayName}</b>: {because}
            </li>
          ))}
        </ul>
      )}
      {shows && (
        <button
          type="button"
          className="button button-small"
          onClick={() => {
            control.choose(shows.signIn)
            document.getElementById('wi-verdict-title')?.focus()
          }}
        >
          Ask it: {shows.says}
        </button>
      )}
      <p className="wi-small">
        <a href={source.url}>{source.url.replace(/^https:\/\//, '')}</a>, read {source.checked}
      </p>
    </div>
  )
}
