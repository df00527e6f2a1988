import type { PolicyTenant, SignIn } from '../../../simulator/doors/policy'
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

/** Stands for every tenant that no policy names. */
const ANOTHER = '00000000-0000-0000-0000-000000000000'

type Person = Extract<SignIn['signInIdentity'], { userId: string }>

/** Tenants that policies name when they mean guests of some tenants only. */
function homes({ conditionalAccessPolicies }: PolicyTenant): readonly string[] {
  const guests = conditionalAccessPolicies.flatMap(({ conditions }) => [
    conditions?.users?.includeGuestsOrExternalUsers,
    conditions?.users?.excludeGuestsOrExternalUsers,
  ])
  return [...new Set(guests.flatMap((each) => each?.externalTenants?.members ?? []))]
}

/** Which kind of guest a person is, and of which tenant where a policy cares. */
export function GuestFields() {
  const control = useWhatIf()
  const question = useWhatIfState((state) => state.question)
  const named = homes(useWhatIfState((state) => state.tenant))
  const { signInIdentity: who } = question
  if (!('userId' in who)) return null
  const say = (change: Partial<Person>) => control.ask({ ...question, signInIdentity: { ...who, ...change } })
  return (
    <>
      <Pick
        name="guest"
        label="Kind of guest"
        options={GUESTS}
        value={who.externalUserType ?? ''}
        onPick={(kind) =>
          say({ externalUserType: GUESTS.find(([each]) => each !== '' && each === kind)?.[0] as never })
        }
      />
      {(named.length > 0 || who.externalTenantId) && (
        <Pick
          name="home"
          label="Home tenant"
          options={[['', 'Not known'], ...named.map((id) => [id, id] as const), [ANOTHER, 'Another tenant']]}
          value={who.externalTenantId ?? ''}
          onPick={(id) => say({ externalTenantId: id || null })}
        />
      )}
    </>
  )
}
