import type { EventOf } from '../../../simulator/doors/view'
import type { Explanation } from '../../../simulator/doors/why'
import { Spec } from '../../ui/Spec'

/** The three lines about a refusal: what failed, what attack or accident that stops, and where it is seen and mended in a real tenant. */
export function WhyLines({
  check: { says, spec, compared },
  explained,
}: {
  check: EventOf<'check-failed'>
  explained: Explanation
}) {
  return (
    <dl className="why-lines">
      <div data-failed>
        <dt>What failed</dt>
        <dd>
          <p>
            {says} <Spec at={spec} />
          </p>
          {compared && (
            <dl className="why-compared">
              <dt>expected</dt>
              <dd>
                <code>{compared.expected}</code>
              </dd>
              <dt>came</dt>
              <dd>
                <code>{compared.came}</code>
              </dd>
            </dl>
          )}
        </dd>
      </div>
      {explained.reason && (
        <div>
          <dt>What it stops</dt>
          <dd>{explained.reason.stops}</dd>
        </div>
      )}
      <div>
        <dt>In a real tenant</dt>
        <dd>
          <Place label="See it:" {...explained.sight} />
          {explained.reason && <Place label="Mend it:" says={explained.reason.mend} {...explained.reason} />}
        </dd>
      </div>
    </dl>
  )
}

/** A sentence, the page of the admin center that it speaks of, and the call that does the same. */
function Place({
  label,
  says,
  page,
  graph,
}: {
  label: string
  says: string
  page?: string | undefined
  graph?: string | undefined
}) {
  return (
    <p className="why-place">
      <b>{label}</b> {says}
      {page && <span className="why-page">{page}</span>}
      {graph && <code>{graph}</code>}
    </p>
  )
}
