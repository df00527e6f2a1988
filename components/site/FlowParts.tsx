import { type Party, type SwitchWords, specLink } from '../../simulator/doors/view'
import { Chip } from '../ui/Chip'
import board from './board.module.css'

interface FlowPartsProps {
  readonly parties: readonly Party[]
  /** References such as `rfc6749#4.1`. */
  readonly specs: readonly string[]
  readonly switches: readonly {
    readonly name: string
    readonly kind: 'setting' | 'attack' | 'mistake'
  }[]
  /** What the switches are called. */
  readonly words: Readonly<Record<string, SwitchWords>>
}

const KINDS = [
  ['setting', 'How it is set up'],
  ['attack', 'Who tampers, and with what'],
  ['mistake', 'What the person does'],
] as const

/** A flow, or an attack on one, as the engine declares it. */
export function FlowParts({ parties, specs, switches, words }: FlowPartsProps) {
  const kinds = KINDS.filter(([kind]) => switches.some((each) => each.kind === kind))
  return (
    <>
      <h2 className={board.sub}>Parties</h2>
      <ul className={board.chips}>
        {parties.map((party) => (
          <li key={party.id}>
            <Chip kind={party.kind}>{party.name}</Chip> {party.detail}
          </li>
        ))}
      </ul>
      <h2 className={board.sub}>Specifications</h2>
      <ul className={board.chips}>
        {specs.map((spec) => {
          const { title, href: address } = specLink(spec)
          return (
            <li key={spec}>
              <a href={address} rel="external">
                {title.replace(' section ', ' §')}
              </a>
            </li>
          )
        })}
      </ul>
      {kinds.map(([kind, title]) => (
        <div key={kind}>
          <h2 className={board.sub}>{title}</h2>
          <dl className={board.switches}>
            {switches
              .filter((each) => each.kind === kind)
              .map((each) => (
                <div key={each.name}>
                  <dt>{words[each.name]?.title}</dt>
                  <dd>{words[each.name]?.says}</dd>
                  <dd>
                    <ul>
                      {Object.entries(words[each.name]?.values ?? {}).map(([value, label]) => (
                        <li key={value}>{label}</li>
                      ))}
                    </ul>
                  </dd>
                </div>
              ))}
          </dl>
        </div>
      ))}
    </>
  )
}
