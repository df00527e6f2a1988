import { type Control, outcome, RANK } from './control'

/**
 * A word among Graph's `builtInControls` that is newer than this engine (`unknownFutureValue`): kept, named, never taken as met.
 * https://learn.microsoft.com/graph/api/resources/conditionalaccessgrantcontrols
 */
export function unknownControl(name: string): Control {
  const of = { control: name }
  return {
    ...of,
    rank: RANK.unknown,
    outcomes: [outcome(of, 'unknown', `The control ${name} is not known here, so it is not taken as met.`)],
    evaluate: () => 0,
  }
}
