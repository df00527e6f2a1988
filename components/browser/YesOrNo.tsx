import type { ComponentProps } from 'react'
import { Choice } from './Choice'
import { Pick } from './Pick'

interface Props extends Omit<ComponentProps<typeof Choice>, 'buttons'> {
  readonly yes: string
  readonly no: string
}

/** A question that is answered with yes or no, in words of its own. */
export function YesOrNo({ yes, no, ...question }: Props) {
  const { ask } = question
  return (
    <Choice
      {...question}
      buttons={
        <>
          <Pick ask={ask} value={{ accept: false }}>
            {no}
          </Pick>
          <Pick ask={ask} value={{ accept: true }} className="button-sign">
            {yes}
          </Pick>
        </>
      }
    />
  )
}
