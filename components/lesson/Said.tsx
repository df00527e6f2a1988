/** What came of a task. What was done once stays done: what is said of a later try stands beside it. */
export interface SaidProps {
  readonly done: boolean
  readonly before: boolean
  readonly says: string
}

export function Said({ done, before, says }: SaidProps) {
  return (
    <>
      <b>{done ? 'Done.' : before ? 'Already solved.' : 'Not yet.'}</b> {before && !done && 'This one: '}
      {says}
    </>
  )
}
