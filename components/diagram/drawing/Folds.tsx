import { opens } from '../../change/edit/opens'
import { handOf } from '../../change/hand'
import { useLab } from '../../lab/lab-context'
import type { Layout } from '../geometry/lay-out'
import type { Drawn } from './drawn'

interface Props {
  readonly layout: Layout
  readonly drawn: Drawn
}

/** What stands as one on the picture, each with how many there are: pressed, it lists them. */
export function Folds({ layout, drawn: { folds } }: Props) {
  const lab = useLab()
  return layout.parties.map(({ party, x, y, width, height }) => {
    const among = folds.get(party.id)
    return (
      among && (
        <button
          key={party.id}
          type="button"
          className="pen-fold nopan nodrag"
          style={{ left: x + width / 2, top: y - height / 2 }}
          aria-label={`List the ${party.name} on the picture`}
          onClick={() => {
            handOf(lab).setState(opens({ among }))
            lab.open('change')
          }}
        >
          {among.length}
        </button>
      )
    )
  })
}
