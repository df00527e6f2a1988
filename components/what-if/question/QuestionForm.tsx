import { useMemo } from 'react'
import {
  askedOf,
  contextOf,
  countryChoices,
  deviceChoices,
  deviceInfoOf,
  deviceKey,
  fromLocation,
  personChoices,
  personKey,
  platformOf,
  targetChoices,
  targetKey,
} from '../model/choices'
import { countryName } from '../model/countries'
import { CLIENTS, PLATFORMS, questionSentence, RISKS } from '../model/words'
import { useWhatIf, useWhatIfState } from '../use-what-if'
import { AddressField } from './AddressField'
import { BehindField } from './BehindField'
import { Combobox } from './Combobox'
import { HomeFields } from './HomeFields'
import { MethodsField } from './MethodsField'
import { MoreField } from './MoreField'
import { Odd } from './Odd'
import { Pick } from './Pick'
import { Recents } from './Recents'
import { ScopesField } from './ScopesField'
import { SupposeField } from './SupposeField'

const APP_ID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i
const COUNTRIES = countryChoices()

const appOfText = (text: string) =>
  APP_ID.test(text)
    ? {
        key: `app:${text.toLowerCase()}`,
        label: text.toLowerCase(),
        detail: 'an application by its id',
        kind: 'application' as const,
      }
    : undefined

/** The facts of a sign-in. Every change is answered at once. */
export function QuestionForm() {
  const control = useWhatIf()
  const question = useWhatIfState((state) => state.question)
  const tenant = useWhatIfState((state) => state.tenant)
  const { users, servicePrincipals, devices, conditionalAccessPolicies } = tenant
  // Of a place without addresses there is nothing to choose.
  const namedLocations = tenant.namedLocations.filter(({ ipRanges }) => ipRanges?.length !== 0)
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is read of the tenant, and not its policies.
  const people = useMemo(() => personChoices(tenant), [users, servicePrincipals])
  // biome-ignore lint/correctness/useExhaustiveDependencies: the same.
  const targets = useMemo(() => targetChoices(tenant), [servicePrincipals, conditionalAccessPolicies])
  // biome-ignore lint/correctness/useExhaustiveDependencies: the same.
  const machines = useMemo(() => deviceChoices(tenant), [devices])
  const { signInConditions: where } = question
  const person = 'userId' in question.signInIdentity
  return (
    <form className="wi-form" aria-label="The question" onSubmit={(event) => event.preventDefault()}>
      <Combobox
        name="person"
        label="Who signs in"
        choices={people}
        chosen={personKey(question)}
        otherwise={`${personKey(question).replace(/^\w+:/, '')} (not in this tenant)`}
        onChoose={(key) => control.ask(askedOf(question, key))}
      />
      <Combobox
        name="target"
        label="What they open"
        choices={targets}
        chosen={targetKey(question)}
        otherwise={targetKey(question).replace(/^\w+:/, '')}
        fromText={appOfText}
        onChoose={(key) => control.ask({ ...question, signInContext: contextOf(key) })}
      />
      <BehindField />
      <ScopesField />
      <HomeFields />
      <SupposeField />
      <Odd at={['signInIdentity', 'authentication', 'suppose']} />
      <fieldset className="wi-group">
        <legend>From where</legend>
        <div className="wi-fields">
          <Combobox
            name="country"
            label="Country"
            choices={COUNTRIES}
            chosen={where.country ?? ''}
            otherwise={countryName(where.country ?? '')}
            onChoose={(country) => control.change({ country: country || null })}
          />
          <AddressField
            value={where.ipAddress ?? ''}
            onAddress={(ipAddress) => control.change({ ipAddress })}
          />
        </div>
        <Odd at={['signInConditions.country', 'signInConditions.ipAddress']} />
        {namedLocations.length > 0 && (
          <ul className="wi-places" aria-label="Named locations">
            {namedLocations.slice(0, 8).map((location) => (
              <li key={location.id}>
                <button
                  type="button"
                  className="wi-place"
                  onClick={() => control.change(fromLocation(location))}
                >
                  {location.displayName || location.id}
                </button>
              </li>
            ))}
          </ul>
        )}
        {namedLocations.length > 8 && (
          <Pick
            name="place"
            label="Another named location"
            options={[
              ['', 'Choose one'],
              ...namedLocations.slice(8).map(({ id, displayName }) => [id, displayName || id] as const),
            ]}
            value=""
            onPick={(id) => {
              const location = namedLocations.find((each) => each.id === id)
              if (location) control.change(fromLocation(location))
            }}
          />
        )}
      </fieldset>
      <fieldset className="wi-group">
        <legend>With what</legend>
        <Combobox
          name="device"
          label="Device"
          choices={machines}
          chosen={deviceKey(question, tenant)}
          otherwise={where.deviceInfo?.displayName ?? 'The device of the link'}
          onChoose={(key) => {
            const deviceInfo = deviceInfoOf(key, tenant)
            const devicePlatform = platformOf(deviceInfo)
            control.change({ deviceInfo, ...(devicePlatform ? { devicePlatform } : {}) })
          }}
        />
        <div className="wi-fields">
          <Pick
            name="platform"
            label="Platform"
            options={PLATFORMS}
            value={where.devicePlatform ?? ''}
            onPick={(devicePlatform) => control.change({ devicePlatform: devicePlatform || null })}
          />
          <Pick
            name="client"
            label="Client app"
            options={CLIENTS}
            value={where.clientAppType ?? ''}
            onPick={(clientAppType) => control.change({ clientAppType: clientAppType || null })}
          />
        </div>
        <Odd at={['signInConditions.devicePlatform', 'signInConditions.deviceInfo']} />
      </fieldset>
      {person && (
        <fieldset className="wi-group">
          <legend>At which risk</legend>
          <div className="wi-fields">
            <Pick
              name="sign-in-risk"
              label="Sign-in risk"
              options={RISKS}
              value={where.signInRiskLevel ?? ''}
              onPick={(risk) => control.change({ signInRiskLevel: (risk || null) as never })}
            />
            <Pick
              name="user-risk"
              label="User risk"
              options={RISKS}
              value={where.userRiskLevel ?? ''}
              onPick={(risk) => control.change({ userRiskLevel: (risk || null) as never })}
            />
          </div>
        </fieldset>
      )}
      {person && (
        <details className="wi-more">
          <summary>What the person has shown</summary>
          <MethodsField />
        </details>
      )}
      <details className="wi-more">
        <summary>More circumstances</summary>
        <MoreField />
      </details>
      <Recents says={questionSentence(question, tenant)} />
    </form>
  )
}
