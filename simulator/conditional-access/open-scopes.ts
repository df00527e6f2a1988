import type { Applications, ConditionalAccessPolicy } from '../directory/conditional-access-policy'
import type { Compiled } from './compile/compiled'
import { DIRECTORY, scopeFacts } from './conditions/baseline-scopes'
import { isUser } from './conditions/users'
import type { Caveat, Decision } from './decision'
import { evaluate } from './evaluate'
import { listed } from './lists'
import type { Requested, SignIn } from './sign-in'

/** What a client may ask for, as far as policies tell it apart, and how a sentence calls it. */
const ASKED = [
  [['openid', 'profile'], 'openid, profile, email or offline_access only'],
  [['User.Read'], 'User.Read only'],
] as const
const CLIENTS = ['public', 'confidential'] as const
const RESULTS = { grant: 'granted', challenge: 'asked for more', block: 'blocked' } as const

/**
 * What the answer depends on where the question names no scopes: one line for each kind of scopes with which it would be another
 * one. The answer itself is that of the applications: tokens for them.
 */
export function openScopes(compiled: Compiled, signIn: SignIn): readonly Caveat[] {
  const { signInContext: of, signInIdentity: who, requested: before } = signIn
  if (!isUser(who) || !('includeApplications' in of) || scopeFacts(signIn)) return []
  if (!compiled.policies.some(({ policy, state }) => state === 'enabled' && tellsApart(policy))) return []
  const as = told(evaluate(compiled, signIn))
  return ASKED.flatMap(([scopes, says]): Caveat[] => {
    const answers = CLIENTS.map((client) => {
      const requested: Requested = { ...before, scopes, client }
      return { client, decision: evaluate(compiled, { ...signIn, requested }) }
    }).filter(({ decision }) => told(decision) !== as)
    if (answers.length === 0) return []
    const ends = answers.map(({ client, decision }) => {
      const stricter = decision.policies.filter(
        ({ state, policyApplies, satisfied }) => state === 'enabled' && policyApplies && !satisfied,
      )
      const by =
        stricter.length > 0 ? `, by ${stricter.map(({ displayName }) => displayName).join(', ')}` : ''
      return [
        client,
        `${RESULTS[decision.result]}${by}${decision.couldBe.length > 1 ? ' (not certain)' : ''}`,
      ] as const
    })
    const [[, first] = [], ...others] = ends
    const isSame = ends.length === CLIENTS.length && others.every(([, end]) => end === first)
    const text = isSame
      ? `${first}, whichever client asks`
      : ends.map(([client, end]) => `${end}, for a ${client} client`).join('; ')
    return [
      {
        policyId: null,
        path: 'requested.scopes',
        says: `Where it asks for ${says}, it would be: ${text}.`,
        isSettled: true,
      },
    ]
  })
}

/** Whether baseline scopes are something of their own to a policy: it is for all resources with exclusions, or names the directory. */
export function tellsApart({ conditions }: ConditionalAccessPolicy): boolean {
  const of = conditions?.applications
  return isForAll(of) ? hasExclusions(of) : listed(of?.includeApplications).some(isDirectory)
}

export function isForAll(of: Applications | null | undefined): boolean {
  return listed(of?.includeApplications).some((id) => id.toLowerCase() === 'all')
}

export function hasExclusions(of: Applications | null | undefined): boolean {
  return listed(of?.excludeApplications).length > 0 || of?.applicationFilter?.mode === 'exclude'
}

function isDirectory(id: string): boolean {
  return id.toLowerCase() === DIRECTORY
}

function told({ result, couldBe, required }: Decision): string {
  return JSON.stringify([result, couldBe, required.map(({ control, id }) => [control, id])])
}
