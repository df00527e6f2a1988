import { useState } from 'react'
import type { Report } from '../model/state'
import { canBeNamed } from '../model/transfer'
import { useTransfer, useWhatIfState } from '../use-what-if'
import { Refusals } from './Refusals'

const MOST_LISTED = 30

/** What came in, what refers to missing things, what was not understood, and what is broken where. */
export function ImportReport({ report }: { readonly report: Report }) {
  const { imported, copies, unknown, problems, refused } = report
  // Microsoft's own roles and applications are in no export, and are not missed.
  const unresolved = report.unresolved.filter(({ builtIn }) => !builtIn)
  const counts = Object.entries(imported).filter(([, count]) => count > 0)
  return (
    <div className="wi-report">
      <section aria-labelledby="wi-report-in">
        <h3 id="wi-report-in">What came in</h3>
        {counts.length === 0 ? (
          <p>Nothing.</p>
        ) : (
          <ul className="wi-counts">
            {counts.map(([type, count]) => (
              <li key={type}>
                <b>{count.toLocaleString('en')}</b> <code>{type}</code>
                {copies[type] !== undefined && (
                  <>
                    , {(count - copies[type]).toLocaleString('en')} of them{' '}
                    {count - copies[type] === 1 ? 'counts' : 'count'}:{' '}
                    {copies[type] === 1
                      ? 'one is another copy'
                      : `${copies[type].toLocaleString('en')} are other copies`}
                  </>
                )}
              </li>
            ))}
          </ul>
        )}
      </section>
      {problems.length > 0 && (
        <section aria-labelledby="wi-report-problems">
          <h3 id="wi-report-problems">What is broken</h3>
          <ul>
            {problems.slice(0, MOST_LISTED).map(({ file, line, column, message }) => (
              <li key={`${file} ${line} ${column} ${message}`}>
                <b>{file}</b>, line {line}, column {column}: {message}
              </li>
            ))}
          </ul>
          <More of={problems.length} />
        </section>
      )}
      {unresolved.length > 0 && (
        <section aria-labelledby="wi-report-missing">
          <h3 id="wi-report-missing">What is missing</h3>
          <p>
            Policies refer to these, and they did not come in. The references stay; a name makes them easier
            to read.
          </p>
          <ul>
            {unresolved.slice(0, MOST_LISTED).map((each) => (
              <Missing key={`${each.kind} ${each.id}`} {...each} />
            ))}
          </ul>
          <More of={unresolved.length} />
        </section>
      )}
      {unknown.length > 0 && (
        <section aria-labelledby="wi-report-unknown">
          <h3 id="wi-report-unknown">What was not understood</h3>
          <ul>
            {unknown.slice(0, MOST_LISTED).map(({ file, path, says }) => (
              <li key={`${file} ${path} ${says}`}>
                <b>{file}</b>
                {path && (
                  <>
                    , <code>{path}</code>
                  </>
                )}
                : {says}
              </li>
            ))}
          </ul>
          <More of={unknown.length} />
        </section>
      )}
      {refused.length > 0 && (
        <section aria-labelledby="wi-report-refused">
          <h3 id="wi-report-refused">What Graph would not take as it is, or may not</h3>
          <p>The policies are in, and decide here as they are written.</p>
          <ul>
            {refused.slice(0, MOST_LISTED).map((each) => (
              <li key={`${each.policyId} ${each.says}`}>
                <span className="wi-few">
                  <b>{each.displayName}</b>
                </span>
                <Refusals of={[each]} />
              </li>
            ))}
          </ul>
          <More of={refused.length} />
        </section>
      )}
    </div>
  )
}

function More({ of }: { readonly of: number }) {
  return of > MOST_LISTED ? <p>And {(of - MOST_LISTED).toLocaleString('en')} more.</p> : null
}

const KINDS: Readonly<Record<string, string>> = {
  user: 'Person',
  group: 'Group',
  role: 'Role',
  application: 'Application',
  servicePrincipal: 'Service principal',
  namedLocation: 'Named location',
  authenticationStrength: 'Authentication strength',
  termsOfUse: 'Terms of use',
  directoryObject: 'Object',
}

function Missing({ id, kind, referredBy, name }: Report['unresolved'][number]) {
  const transfer = useTransfer()
  const given = useWhatIfState(({ names }) => names[id]) ?? name
  const [typed, setTyped] = useState(given ?? '')
  const count = referredBy.length
  return (
    <li className="wi-missing">
      <p>
        {KINDS[kind] ?? kind} {given && <b>{given} </b>}
        <code>{id}</code>, referred to in {count === 1 ? 'one place' : `${count} places`}
      </p>
      {canBeNamed(kind) && (
        <form
          onSubmit={(event) => {
            event.preventDefault()
            void transfer.name(id, kind, typed)
          }}
        >
          <input
            type="text"
            aria-label={`Name for ${id}`}
            placeholder="A name"
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
          />
          <button type="submit" className="button button-small">
            Give it this name
          </button>
        </form>
      )}
    </li>
  )
}
