import { useLab, useLabState, useStep } from '../lab/lab-context'
import { MessageView } from './MessageView'

/** The message of the step being done. */
export function MessagePanel() {
  const lab = useLab()
  const events = useLabState(({ story }) => story.events)
  const openToken = (seq: number) => {
    lab.update({ token: seq })
    lab.open('token')
  }
  return <MessageView events={events} step={useStep()} onToken={openToken} />
}
