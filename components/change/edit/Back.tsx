import { useLab } from '../../lab/lab-context'
import { handOf } from '../hand'
import { opens } from './opens'

/** Back to the list of everything. */
export function Back() {
  const hand = handOf(useLab())
  return (
    <button type="button" className="button button-small" onClick={() => hand.setState(opens({}))}>
      All objects
    </button>
  )
}
