import { useLab, useLabState } from '../lab/lab-context'

/** What would repair a refused run: putting back a switch, or answering differently. */
export function Repairs() {
  const lab = useLab()
  const switches = useLabState((state) => state.switches)
  const flow = useLabState((state) => state.flow)
  const words = useLabState(({ narration }) => narration.switches)
  const last = useLabState(
    ({ story }) => story.steps.findLast(({ seq }) => story.events[seq]?.type === 'prompt-answered')?.index,
  )
  const differently = () => {
    lab.seek(last ?? 0)
    lab.comeForward(['right', 'side', 'main'])
  }
  const set = flow?.switches.filter(({ name }) => Object.hasOwn(switches, name)) ?? []
  return (
    <p className="repairs">
      {set.map(({ name, values }) => (
        <button
          key={name}
          type="button"
          className="button button-small button-sign"
          onClick={() => {
            const { [name]: _, ...rest } = switches
            void lab.setSwitches(rest)
          }}
        >
          {words[name]?.title}: {words[name]?.values[values[0] ?? '']}
        </button>
      ))}
      {set.length === 0 && last !== undefined && (
        <button type="button" className="button button-small button-sign" onClick={differently}>
          Answer differently
        </button>
      )}
    </p>
  )
}
