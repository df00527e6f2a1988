import { type MessageEdit, partEdited } from '../../simulator/doors/hand'
import { calledApart } from '../../simulator/doors/view'
import type { Flow } from '../lab/engine'
import { useLabState } from '../lab/lab-context'

/** What a switch that stands on another value changes in a message: the same as somebody does who takes that message in hand. */
export function SwitchChanges({ flow, name }: { readonly flow: Flow; readonly name: string }) {
  const chosen = useLabState((state) => state.switches)
  const events = useLabState(({ story }) => story.events)
  const called = (id: string) => calledApart(events, id, Number.POSITIVE_INFINITY)
  const changes = (switches: Readonly<Record<string, string>>) =>
    (flow.interventions?.(switches) ?? []).flatMap((each) =>
      each.do === 'edit' && 'message' in each.when ? [{ ...each, when: each.when }] : [],
    )
  const all = Object.fromEntries(flow.switches.map((each) => [each.name, each.values[0] ?? '']))
  const { [name]: _mine, ...others } = chosen
  const without = new Set(changes({ ...all, ...others }).map((each) => JSON.stringify(each)))
  const own = changes({ ...all, ...chosen }).filter((each) => !without.has(JSON.stringify(each)))
  return own.map(({ when: { from, to, path }, edits }) => (
    <p key={`${from} ${to} ${path}`} className="switch-changes">
      In the message from {called(from)} to {called(to)}
      {path !== undefined && (
        <>
          {' '}
          (<code>{path}</code>)
        </>
      )}
      :{' '}
      {edits.map((edit, index) => (
        <span key={partEdited(edit)}>
          {index > 0 && ', '}
          <code>{partEdited(edit)}</code> {happens(edit)}
        </span>
      ))}
      .
    </p>
  ))
}

function happens({ remove, alter }: MessageEdit): string {
  if (remove) return 'is taken out'
  return alter === undefined ? 'is another' : 'has one other character'
}
