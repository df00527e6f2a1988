import type { Refusal } from '../../../simulator/doors/policy-words'

/** What Graph refuses, or may refuse, of a policy that is written as it is. */
export function Refusals({ of }: { readonly of: readonly Refusal[] }) {
  if (of.length === 0) return null
  return (
    <ul className="wi-small">
      {of.map(({ says, isCertain, source }) => (
        <li key={says}>
          <b>{isCertain ? 'Refused' : 'Perhaps refused'}</b>: {says}{' '}
          <a href={source}>{source.replace(/^https:\/\//, '')}</a>
        </li>
      ))}
    </ul>
  )
}
