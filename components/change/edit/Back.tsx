import { useLab } from '../../lab/lab-context'
import { handOf, opens } from '../hand'

/** Back to the list of everything. */
export function Back() {
  const hand = handOf(useLab())
  return (
    <button type="button" className="button button-small" onClick={() => hand.setState(opens({}))}>
      All objects
    </button>
  )
}
