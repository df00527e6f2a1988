import { type PromptPage, secretOf, type TraceEvent, userAt } from '../../simulator/doors/view'
import type { Answer, Flow } from '../lab/engine'
import { useLabState, useLastSeq } from '../lab/lab-context'

interface Props {
  readonly page: PromptPage
  /** What a sensible person answers to it. */
  readonly sensible: Answer | undefined
  readonly onPut: (text: string) => void
  readonly onToggle: () => void
}

/** Nobody's password; as a code, six digits that come up once in a million. */
const WRONG: Readonly<Record<string, string>> = {
  password: 'Wrong-1',
  totp: '000000',
}

/** Where the page does not fit above the card, the card folds, at first and when it has been used: what the page asks for, and its button, stay in sight. */
function makeRoom(card: HTMLDetailsElement | null): void {
  const page = card?.parentElement?.querySelector('.browser-body')
  if (card && page && page.scrollHeight > page.clientHeight) card.open = false
}

/** A card in the reader's hand: who they are here, and what they have to show for it. An entry that is pressed goes into the field. */
export function WhoAmI({ page, sensible, onPut, onToggle }: Props) {
  const flow = useLabState((state) => state.flow)
  const events = useLabState(({ story }) => story.events)
  const lastSeq = useLastSeq()
  const person = flow && personOf(flow, events, lastSeq, page, sensible)
  if (!person) return null
  const { name, username, password, hasPhone } = person
  // Nobody's name, of the same tenant.
  const wrong = page.kind === 'username' ? username.replace(/^[^@]*/, 'somebody') : WRONG[page.kind]
  if (wrong === undefined) return null
  const right = page.kind === 'username' ? username : page.kind === 'password' ? password : undefined
  const put = (says: string, text: string) => (
    <button
      type="button"
      className="button button-small button-plain"
      onClick={({ currentTarget }) => {
        onPut(text)
        makeRoom(currentTarget.closest('details'))
      }}
    >
      {says}
    </button>
  )
  return (
    <details className="who" open ref={makeRoom} onToggle={onToggle}>
      <summary>
        You are <b>{name}</b>
        {page.kind === 'totp'
          ? ', and the code is on your phone'
          : hasPhone && ', with a phone that shows codes'}
      </summary>
      <p>
        {right !== undefined && put(right, right)}
        {put('Try a wrong one', wrong)}
      </p>
    </details>
  )
}

/** Who is asked: the account that the page names, or the one that a sensible person would name, as it is now. A guest has a password at home. */
export function personOf(
  flow: Flow,
  events: readonly TraceEvent[],
  lastSeq: number,
  page: PromptPage,
  sensible: Answer | undefined,
) {
  const asked = 'username' in page ? page.username : undefined
  const username = asked ?? (sensible?.prompt === 'username' ? sensible.value.username : undefined)
  for (const { tenant } of flow.sites) {
    if (!tenant || username === undefined) continue
    const users = tenant.users.map((each) => userAt(events, lastSeq, each))
    const user = users.find(({ userPrincipalName }) => userPrincipalName === username)
    const password = user && secretOf('passwords', tenant, user)
    if (user && password !== undefined)
      return {
        name: user.displayName,
        username,
        password,
        hasPhone: tenant.secrets.softwareOath[user.id] !== undefined,
      }
  }
  return undefined
}
