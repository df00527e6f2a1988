import type { Cargo, Diagram, Party, Place, StepKind } from '../../simulator/doors/view'
import { Chip } from '../ui/Chip'
import type { Kind } from '../ui/kinds'
import { TOKEN_NAMES } from '../ui/token-names'

const LANES: Readonly<
  Record<Diagram['lanes'][number]['kind'], readonly [name: string, channel: string, says: string]>
> = {
  front: ['front', ' channel', ': through the browser'],
  script: ['script', ' in the page', ': asks by itself'],
  back: ['back', ' channel', ': server to server'],
}

const PARTIES: Readonly<Record<Party['kind'], string>> = {
  user: 'user',
  group: 'group',
  device: 'device',
  browser: 'browser',
  phone: 'phone',
  television: 'television',
  program: 'program',
  'identity-provider': 'identity provider',
  application: 'application: the blueprint',
  'service-principal': 'service principal: the instance',
  resource: 'resource',
}

const PLACES: Readonly<Record<Place['kind'], string>> = {
  tenant: 'a tenant',
  premises: 'a place of its own',
  'other-organization': 'another organization',
}

const TICKETS: readonly Cargo[] = [
  'authorization-code',
  'id-token',
  'access-token',
  'refresh-token',
  'credential',
  'refusal',
]
const MARKS: readonly { readonly is: StepKind | 'refused'; readonly says: string }[] = [
  { is: 'front', says: 'front channel' },
  { is: 'back', says: 'back channel' },
  { is: 'person', says: 'a person acts' },
  { is: 'event', says: 'something happens' },
  { is: 'refused', says: 'refused' },
]

/** What the lines, shapes, tickets and marks mean. The two channels are always in sight. */
export function Legend({ diagram }: { diagram: Pick<Diagram, 'lanes' | 'parties' | 'places'> }) {
  const lanes = [...new Set(diagram.lanes.map(({ kind }) => kind))]
  const kinds = [...new Set(diagram.parties.map(({ kind }) => kind))]
  const places = [...new Set(diagram.places.map(({ kind }) => kind))]
  return (
    <details className="legend">
      <summary>
        <span className="visually-hidden">Legend: </span>
        <LaneKey lanes={lanes} />
      </summary>
      <div className="legend-all">
        <ul>
          {kinds.map((kind) => (
            <li key={kind}>
              <Chip kind={kind} focusable={false}>
                {PARTIES[kind]}
              </Chip>
            </li>
          ))}
          {places.map((kind) => (
            <li key={kind} className="legend-mark">
              <svg viewBox="-2 -2 34 18" width="34" height="18" aria-hidden="true">
                <g className={`place place-${kind}`}>
                  <rect className="boundary" width="30" height="14" rx="3" />
                </g>
              </svg>{' '}
              {PLACES[kind]}
            </li>
          ))}
        </ul>
        <ul>
          {TICKETS.map((kind: Kind) => (
            <li key={kind}>
              <Chip kind={kind} focusable={false}>
                {Object.hasOwn(TOKEN_NAMES, kind)
                  ? TOKEN_NAMES[kind as keyof typeof TOKEN_NAMES]
                  : kind === 'credential'
                    ? 'secret a person types'
                    : 'refusal'}
              </Chip>
            </li>
          ))}
        </ul>
        <ul>
          {MARKS.map(({ is, says }) => (
            <li key={is} className="legend-mark">
              <i className="mark" data-is={is} /> {says}
            </li>
          ))}
        </ul>
      </div>
    </details>
  )
}

function LaneKey({ lanes }: { lanes: readonly Diagram['lanes'][number]['kind'][] }) {
  return (
    <span className="legend-lanes">
      {lanes.map((kind) => (
        <span key={kind}>
          <svg viewBox="0 0 40 8" width="40" height="8" aria-hidden="true">
            <path className={`lane lane-${kind}`} d="M3 4H37" />
          </svg>
          <span>
            {LANES[kind][0]}
            <span className="legend-channel">{LANES[kind][1]}</span>
            <span className="legend-says">{LANES[kind][2]}</span>
          </span>
        </span>
      ))}
    </span>
  )
}
