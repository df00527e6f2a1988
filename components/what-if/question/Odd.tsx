import { useWhatIfState } from '../use-what-if'

/** What the question says in some of its members that cannot be so together: said beside the fields, and answered all the same. */
export function Odd({ at }: { readonly at: readonly string[] }) {
  const contradictions = useWhatIfState(({ aside }) => aside.contradictions)
  const here = contradictions.filter(({ path }) => at.some((each) => path.startsWith(each)))
  return (
    <div role="status" className="wi-odd">
      {here.map(({ path, says }) => (
        <p key={`${path} ${says}`}>
          <b>This does not go together.</b> {says}
        </p>
      ))}
    </div>
  )
}
