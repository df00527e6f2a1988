import { useContext } from 'react'
import { TakeInHand } from '../hand/TakeInHand'
import { InTextContext, useLab, useLabState, useStep } from '../lab/lab-context'
import { MessageView } from './MessageView'

/** The message of the step being done. */
export function MessagePanel() {
  const lab = useLab()
  const events = useLabState(({ story }) => story.events)
  const openToken = (seq: number) => {
    lab.update({ token: seq })
    lab.open('token')
  }
  const step = useStep()
  const lit = useLabState((state) => (state.lit?.step === step?.index ? state.lit?.field : undefined))
  return (
    <>
      {useContext(InTextContext)}
      <TakeInHand step={step}>
        <MessageView events={events} step={step} lit={lit} onToken={openToken} />
      </TakeInHand>
    </>
  )
}
