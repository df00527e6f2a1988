import { useLab, useLabState } from '../lab/lab-context'

/** Runs that were left for another one: each can be gone back to. */
export function Branches() {
  const lab = useLab()
  const branches = useLabState((state) => state.branches)
  if (branches.length === 0) return null
  return (
    <details className="branches">
      <summary>Other branches ({branches.length})</summary>
      <ul>
        {branches.map((branch) => (
          <li key={branch.id}>
            <button type="button" className="button button-small" onClick={() => void lab.goTo(branch)}>
              Go back
            </button>
            <span>
              {branch.title}
              <SwitchList switches={branch.switches} />
            </span>
          </li>
        ))}
      </ul>
    </details>
  )
}

function SwitchList({ switches }: { switches: Readonly<Record<string, string>> }) {
  const words = useLabState(({ narration }) => narration.switches)
  const set = Object.entries(switches).map(
    ([name, value]) => `${words[name]?.title ?? name}: ${words[name]?.values[value] ?? value}`,
  )
  return set.length > 0 ? <small>{set.join('; ')}</small> : null
}
