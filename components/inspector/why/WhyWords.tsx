import { type EventOf, partyNamed } from '../../../simulator/doors/view'
import { type Explanation, PUBLISHED_AT } from '../../../simulator/doors/why'
import { useLabState } from '../../lab/lab-context'
import { Chip } from '../../ui/Chip'

/** In which words it was refused: those that travelled, and those of Microsoft's list. What travelled nowhere has none. */
export function WhyWords({ check, explained }: { check: EventOf<'check-failed'>; explained: Explanation }) {
  const events = useLabState(({ story }) => story.events)
  const party = partyNamed(events, check.actor, check.seq)
  const { error, code, name, description } = check.error
  if (explained.travelled.by === 'nothing')
    return (
      <p className="why-wire">
        {party && (
          <Chip kind={party.kind} focusable={false}>
            {party.name}
          </Chip>
        )}{' '}
        found this itself. It sent no error to anyone.
      </p>
    )
  const onPage = explained.travelled.by === 'page'
  return (
    <div className="why-wire">
      <p>
        {onPage ? 'On the page: ' : 'On the wire: '}
        {code !== undefined && <code>AADSTS{code}</code>}
        {code !== undefined && !onPage && ', under '}
        {(code === undefined || !onPage) && (error ? <code>{error}</code> : 'no word, only a challenge')}.{' '}
        {error && <q>{description.replace(/^AADSTS\d+: /, '')}</q>}
      </p>
      {code !== undefined && (
        <p>
          {explained.published ? (
            <>
              Microsoft’s list has it{name && ` as ${name}`}: <q>{explained.published}</q>{' '}
            </>
          ) : (
            'Microsoft’s list, as it was read for this page, does not have this number, or has it for another case. '
          )}
          <a className="spec" href={PUBLISHED_AT} target="_blank" rel="noreferrer">
            Error codes
          </a>{' '}
          {/* Every number that the identity provider gives has a page. In an embed, the site stays where it is. */}
          <a className="spec" href={`/explain/AADSTS${code}`} target="_blank" rel="noopener">
            All causes of AADSTS{code}
          </a>
        </p>
      )}
    </div>
  )
}
