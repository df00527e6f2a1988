import type { Compiled } from '../compile/compiled'
import { isUnheld } from '../device'
import { controlFacts } from '../facts'
import { isLegacy } from '../gates/gate'
import { compliantDevice } from '../grant-controls/compliant-device'
import type { ControlFacts } from '../grant-controls/control'
import { domainJoinedDevice } from '../grant-controls/domain-joined-device'
import { sessionState } from '../session-controls/session-state'
import type { SignIn } from '../sign-in'
import { memberOf, outcomes, seenOf } from './seen'
import { signInOf, type Value } from './value'
import type { Look } from './watched'

/** Something besides the conditions that a decision looks at. */
export interface Beside {
  readonly look: Look<string | number>
  /** By bit the policies that have to be in force for it to matter; null: it always does. */
  readonly policies: Int32Array | null
}

/**
 * All that a decision looks at besides the conditions of policies: rules of the platform, controls, the session, and what is not
 * known of the person or the device. With what the conditions let pass, it is all that a decision hangs on.
 */
export function besides(compiled: Compiled): readonly Beside[] {
  const { gates, strictestGates, context, demands, policies, live } = compiled
  // Which strengths go before others hangs on the policies for registering that apply, and on nothing else.
  const alone = { ...compiled, registering: [] }
  const facts = (signIn: SignIn) => controlFacts(alone, compiled.withMethods(signIn))
  const member = (signIn: SignIn) => memberOf(compiled, signIn)
  const bits = (chosen: (policy: Compiled['policies'][number]) => boolean) => {
    const mask = new Int32Array(compiled.live.length)
    for (const policy of policies) {
      const { index } = policy
      if (chosen(policy)) mask[index >> 5] = (mask[index >> 5] ?? 0) | (1 << (index & 31))
    }
    return mask
  }
  const asksSomething = bits(({ demand }) => demand.controls.length > 0)
  const sessions = new Map(
    policies
      .filter(({ frequency, protectsTokens }) => frequency !== null || protectsTokens)
      .map((policy) => [`${policy.frequency} ${policy.protectsTokens}`, policy]),
  )
  const all: readonly Beside[] = [
    { look: (signIn) => outcomes(gates(compiled.withMethods(signIn), member(signIn))), policies: null },
    ...(strictestGates
      ? [
          {
            look: (signIn: SignIn) => outcomes(strictestGates(compiled.withMethods(signIn), member(signIn))),
            policies: null,
          },
        ]
      : []),
    { look: (signIn) => String(context.isAnybody(signIn)), policies: null },
    {
      look: ({ signInConditions }) => String(isUnheld(signInConditions.deviceInfo ?? null, context)),
      policies: null,
    },
    {
      look: (signIn) => {
        const { completed, registered, forbidden, sure } = compiled.withMethods(signIn).authentication
        return JSON.stringify([completed, registered, forbidden, sure])
      },
      policies: asksSomething,
    },
    ...demands.controls.map((control, place) => ({
      look: (signIn: SignIn) =>
        control.evaluate(
          BESIDE_METHODS.has(control.control) ? factsBesideMethods(compiled, signIn) : facts(signIn),
        ),
      policies: bits(({ demand }) => demand.places.includes(place)),
    })),
    ...[...sessions.values()].map(({ frequency, protectsTokens }) => ({
      look: (signIn: SignIn) =>
        sessionState({ frequency, protectsTokens }, compiled.withMethods(signIn), context),
      policies: bits((each) => each.frequency === frequency && each.protectsTokens === protectsTokens),
    })),
  ]
  return all.filter(
    ({ policies: of }) => of === null || of.some((word, at) => (word & (live[at] ?? 0)) !== 0),
  )
}

/** Conditions that look at nothing but who signs in. */
const ABOUT_WHO: readonly string[] = ['users', 'workloadIdentities']

/** All that a decision reads of whoever signs in: what the conditions about them say, and what is seen besides. */
export function readOf(compiled: Compiled, who: Pick<Value, 'identity' | 'suppose'>): string {
  const signIn = signInOf([{ says: '', ...who }])
  const { columns, live } = compiled
  const said = columns
    .filter(({ name }) => ABOUT_WHO.includes(name))
    .map((column) => {
      const { passes, mayPass, surely } = column.of(signIn)
      return [passes, mayPass, surely].map((bits) => bits.map((word, at) => word & (live[at] ?? 0)).join())
    })
  return [...said, seenOf(compiled, who)].join('\n')
}

/** Controls that look at no method, neither shown nor registered, and not at which strengths go before others. */
const BESIDE_METHODS = new Set([compliantDevice, domainJoinedDevice].map(({ control }) => control))

/** What such a control looks at. */
function factsBesideMethods({ strengths, context }: Compiled, signIn: SignIn): ControlFacts {
  return {
    signIn,
    asked: signIn,
    home: context.homeOf(signIn),
    context,
    isLegacy: isLegacy(signIn),
    isSilent: signIn.authentication.silent === true,
    strengths,
    preferred: null,
    surely: null,
  }
}
