import { momentInWords, tenantsAt } from '../../simulator/doors/time'
import { opening } from '../../simulator/doors/view'
import { useLabState } from '../lab/lab-context'

/** The secrets and certificates of the applications that have a part in the run, and when they end. */
export function Credentials({ now, lastSeq }: { readonly now: number; readonly lastSeq: number }) {
  const flow = useLabState((state) => state.flow)
  const events = useLabState(({ story }) => story.events)
  if (!flow) return null
  const cast = new Set(opening(events)?.parties.map(({ object }) => object?.id))
  const applications = tenantsAt(flow, events.slice(0, lastSeq + 1)).flatMap(
    ({ applications, servicePrincipals }) =>
      applications.filter(
        ({ id, appId }) =>
          cast.has(id) || servicePrincipals.some((each) => each.appId === appId && cast.has(each.id)),
      ),
  )
  const rows = applications.flatMap(({ displayName, passwordCredentials, keyCredentials }) => [
    ...passwordCredentials.map(({ endDateTime }) => ({ what: `secret of ${displayName}`, endDateTime })),
    ...keyCredentials.map(({ endDateTime }) => ({ what: `certificate of ${displayName}`, endDateTime })),
  ])
  if (rows.length === 0) return null
  return (
    <table>
      <caption>Secrets and certificates</caption>
      <tbody>
        {rows.map(({ what, endDateTime }) => {
          const ends = Date.parse(endDateTime ?? '')
          const isOver = ends <= now
          return (
            <tr key={`${what} ${endDateTime}`} data-over={isOver || undefined}>
              <th scope="row">{what}</th>
              <td>{momentInWords(ends / 1000, now / 1000)}</td>
              <td>{isOver ? 'has ended' : 'is good'}</td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}
