import { type About, type Party, type SwitchWords, specLink } from '../../simulator/doors/view'
import { Chip } from '../ui/Chip'
import board from './board.module.css'
import { href } from './href'

interface FlowCardProps {
  readonly flow: About & {
    readonly parties: readonly Party[]
    readonly switches: readonly {
      readonly name: string
      readonly kind: 'setting' | 'attack' | 'mistake'
    }[]
  }
  /** What its switches are called. */
  readonly words: Readonly<Record<string, SwitchWords>>
  /** Lessons that play the flow. */
  readonly lessons: readonly { readonly path: string; readonly meta: { readonly title: string } }[]
}

const KINDS = [
  ['setting', 'How it is set up'],
  ['attack', 'Who tampers, and with what'],
  ['mistake', 'What the person gets wrong'],
] as const

/** A flow, or an attack on one, as the engine declares it. */
export function FlowCard({ flow, words, lessons }: FlowCardProps) {
  return (
    <section className={board.section} id={flow.slug} aria-labelledby={`${flow.slug}-title`}>
      <h2 id={`${flow.slug}-title`}>{flow.title}</h2>
      <p>
        {flow.kind === 'attack' && <strong>An attack. </strong>}
        {flow.question}
      </p>
      <ul className={board.ways}>
        {lessons.map((lesson) => (
          <li key={lesson.path}>
            <a href={href(`/learn/${lesson.path}`)}>Lesson: {lesson.meta.title}</a>
          </li>
        ))}
        <li>
          <a href={href(`/lab/${flow.slug}`)}>The lab alone</a>
        </li>
        {flow.kind === 'attack' && (
          <li>
            <a href={href(`/attacks/${flow.slug}`)}>What stops it</a>
          </li>
        )}
        <li>
          <a href={href(`/stage/${flow.slug}`)}>On the stage</a>
        </li>
        <li>
          <a href={href(`/embed-builder#flow=${flow.slug}`)}>In your own page</a>
        </li>
      </ul>
      <h3 className={board.sub}>Parties</h3>
      <ul className={board.chips}>
        {flow.parties.map((party) => (
          <li key={party.id}>
            <Chip kind={party.kind}>{party.name}</Chip> {party.detail}
          </li>
        ))}
      </ul>
      <h3 className={board.sub}>Specifications</h3>
      <ul className={board.chips}>
        {flow.specs.map((spec) => {
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
      {KINDS.map(([kind, title]) => (
        <div key={kind}>
          <h3 className={board.sub}>{title}</h3>
          <dl className={board.switches}>
            {flow.switches
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
    </section>
  )
}
