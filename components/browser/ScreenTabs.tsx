import { PartyGlyph } from '../diagram/shapes/PartyGlyph'
import type { Screen } from '../lab/screens'

interface Props {
  readonly screens: readonly Screen[]
  readonly chosen: string | undefined
  /** The one that the story goes on at. */
  readonly inUse: string | undefined
  readonly onChoose: (id: string) => void
}

/** The screens of a run beside each other, where it has several: which one is looked at, and which one is in use. */
export function ScreenTabs({ screens, chosen, inUse, onChoose }: Props) {
  return (
    <fieldset className="screens">
      <legend className="visually-hidden">Screens</legend>
      {screens.map(({ id, kind, title }) => (
        <button
          key={id}
          type="button"
          className="screen-tab"
          aria-pressed={id === chosen}
          onClick={() => onChoose(id)}
        >
          <PartyGlyph kind={kind} /> {title}
          {id === inUse && <span className="visually-hidden"> (in use)</span>}
        </button>
      ))}
    </fieldset>
  )
}
