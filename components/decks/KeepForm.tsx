import { useEffect, useRef, useState } from 'react'
import { findFlow } from '../../simulator/doors/catalogue'
import plain from '../ui/plain-button.module.css'
import { LONGEST_TITLE, type Prepared } from './deck'
import styles from './deck.module.css'
import { addRun, unread } from './keeper'

type Moment = Pick<Prepared, 'flow' | 'link'>

/** Asks for the title of the moment that a lab has sent along in the address; nothing without one. */
export function KeepForm({ says }: { readonly says: (text: string) => void }) {
  const ref = useRef<HTMLInputElement>(null)
  const [moment, setMoment] = useState<Moment>()
  useEffect(() => {
    const look = () => setMoment(momentIn(location.hash.slice(1)))
    look()
    window.addEventListener('hashchange', look)
    return () => window.removeEventListener('hashchange', look)
  }, [])
  const [isLeft, setLeft] = useState(false)
  useEffect(() => {
    if (!moment) return
    ref.current?.focus()
    leavesTenant(moment).then(setLeft, () => {})
  }, [moment])
  if (!moment) return null

  const keep = async (data: FormData) => {
    const title = String(data.get('title') ?? '').trim()
    if (!title) return says('Give it a title first.')
    const problem = await unread(moment)
    says(problem ?? addRun({ ...moment, title, notes: '' }) ?? `“${title}” is kept.`)
    // Loaded anew, the page does not ask again.
    history.replaceState(history.state, '', location.pathname)
    setMoment(undefined)
  }
  return (
    <form action={keep} className={styles.keep} aria-label="Keep this moment">
      <label>
        Title of the moment, of “{findFlow(moment.flow)?.title ?? moment.flow}”
        <input ref={ref} name="title" maxLength={LONGEST_TITLE} autoComplete="off" />
      </label>
      <button type="submit" className={plain.plain}>
        Keep this moment
      </button>
      {isLeft && (
        <p>
          It was in a tenant that you brought in, which is in no link: this keeps the story in the sample
          tenant. To keep it with yours, bring the tenant in on the stage (Change, <kbd>e</kbd>) and keep the
          moment there (<kbd>d</kbd>).
        </p>
      )}
    </form>
  )
}

/** Whether the moment was in a tenant that its link leaves out. */
async function leavesTenant({ link }: Moment): Promise<boolean> {
  const { decodePermalink } = await import('../../simulator/doors/links')
  const decoded = await decodePermalink(link)
  return decoded.ok && decoded.state.tenant === 'left-out'
}

/** The moment that a lab has put into the address (`components/lab/moment-path.ts`). Whether it can be used is looked at when it is kept. */
function momentIn(fragment: string): Moment | undefined {
  const asked = new URLSearchParams(fragment)
  const [flow, link] = [asked.get('flow'), asked.get('run')]
  return flow && link ? { flow, link } : undefined
}
