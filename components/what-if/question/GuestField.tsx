import { useWhatIf, useWhatIfState } from '../use-what-if'
import { Pick } from './Pick'

const GUESTS = [
  ['', 'As the directory says'],
  ['internalGuest', 'Guest with an account here'],
  ['b2bCollaborationGuest', 'B2B collaboration guest'],
  ['b2bCollaborationMember', 'B2B collaboration member'],
  ['b2bDirectConnectUser', 'B2B direct connect user'],
  ['otherExternalUser', 'Other external user'],
  ['serviceProvider', 'Service provider'],
] as const

/** Which kind of guest a person is. Where they come from is another field, which guests alone have. */
export function GuestField() {
  const control = useWhatIf()
  const question = useWhatIfState((state) => state.question)
  const { signInIdentity: who } = question
  if (!('userId' in who)) return null
  return (
    <Pick
      name="guest"
      label="Kind of guest"
      options={GUESTS}
      value={who.externalUserType ?? ''}
      onPick={(kind) => {
        const externalUserType = GUESTS.find(([each]) => each !== '' && each === kind)?.[0] as never
        control.ask({ ...question, signInIdentity: { ...who, externalUserType } })
      }}
    />
  )
}
