import { groupsAround, groupsOf } from '../../directory/queries'
import type { Group, Tenant, User } from '../../directory/tenant'
import { type HttpResponse, json } from '../../network/message'
import type { Handler } from '../../network/server'
import { emitFinding, type Failed } from '../../trace/checklist'
import { challenge, problem } from '../challenge'
import { createProtectedResource } from '../protected-resource'
import type { Call, Endpoint, ResourceOptions } from '../resource-request'
import { lookAtOthers } from './check-look-at-others'
import { collection, groupBody, userBody } from './graph-objects'
import {
  MEMBER_OBJECTS,
  MEMBERSHIPS,
  MEMBERSHIPS_AROUND,
  mayReadGroups,
  mayReadProfile,
  OWN_MEMBER_OBJECTS,
  OWN_MEMBERSHIPS,
  OWN_MEMBERSHIPS_AROUND,
  OWN_PROFILE,
  PROFILE,
} from './permissions'

/**
 * A part of Microsoft Graph v1.0 over the directory: who somebody is, and what they are a member of. Administrative units and
 * directory roles, which Graph lists among memberships, are left out; so are query options.
 * @param more what a flow needs of Graph beside it: mailboxes (`messages.ts`), collections of the directory (`collections/`)
 */
export function createGraphApi(options: ResourceOptions, more: readonly Endpoint[] = []): Handler {
  return createProtectedResource(options, [...endpoints, ...more], { refusal })
}

/**
 * A refusal with the codes of Microsoft Graph in its body; the challenge stays.
 * https://learn.microsoft.com/graph/resolve-auth-errors
 */
function refusal(endpoint: Endpoint, failed: Failed): HttpResponse {
  const { status, headers } = challenge(endpoint, failed)
  const [code, message] =
    status === 403
      ? ['Authorization_RequestDenied', 'Insufficient privileges to complete the operation.']
      : ['InvalidAuthenticationToken', failed.error.description]
  return { ...json(status, { error: { code, message } }), headers }
}

type Answer = (call: Call, user: User) => HttpResponse

const endpoints: readonly Endpoint[] = [
  ...ofUser('', OWN_PROFILE, PROFILE, ({ caller }, user) =>
    found(userBody(user, !mayReadProfile(caller, user.id))),
  ),
  ...ofUser('/memberOf', OWN_MEMBERSHIPS, MEMBERSHIPS, (call, user) =>
    memberships(call, groupsOf(call.directory.tenant, user.id)),
  ),
  ...ofUser('/transitiveMemberOf', OWN_MEMBERSHIPS_AROUND, MEMBERSHIPS_AROUND, (call, user) =>
    memberships(call, groupsAround(call.directory.tenant, user.id)),
  ),
  ...ofUser('/getMemberObjects', OWN_MEMBER_OBJECTS, MEMBER_OBJECTS, memberObjects, 'POST'),
]

/** The same for `/me` and for `/users/{id | userPrincipalName}`. */
function ofUser(
  path: string,
  own: Pick<Endpoint, 'scopes' | 'roles'>,
  any: Pick<Endpoint, 'scopes' | 'roles'>,
  answer: Answer,
  method?: 'POST',
): readonly Endpoint[] {
  const common = method ? { method } : {}
  return [
    {
      ...common,
      ...own,
      path: `/v1.0/me${path}`,
      answer: (call) => asked(call, call.caller.kind === 'person' ? call.caller.userId : '', own, answer),
    },
    {
      ...common,
      ...any,
      path: `/v1.0/users/{id}${path}`,
      answer: (call) => asked(call, call.parameters.id ?? '', any, answer),
    },
  ]
}

function asked(
  call: Call,
  name: string,
  takes: Pick<Endpoint, 'scopes' | 'roles'>,
  answer: Answer,
): HttpResponse {
  const { caller, directory, query, emit } = call
  if ([...query.keys()].some((each) => each.startsWith('$')))
    return problem(400, 'Request_UnsupportedQuery', 'This lab reads no query options here.')
  const user = userCalled(directory.tenant, name)
  // Whoever may not look at others does not learn either who there is.
  const looked = lookAtOthers.look({ caller, userId: user?.id ?? name, takes })
  emitFinding(lookAtOthers, looked, emit)
  if (!looked.passed) return problem(403, looked.error.error, looked.error.description)
  return user
    ? answer(call, user)
    : problem(404, 'Request_ResourceNotFound', 'There is no such user in this directory.')
}

/** By `id` or `userPrincipalName`, whatever the case. */
function userCalled({ users }: Tenant, name: string): User | undefined {
  const wanted = name.toLowerCase()
  return users.find(({ id, userPrincipalName }) =>
    [id, userPrincipalName].some((each) => each.toLowerCase() === wanted),
  )
}

function memberships({ caller }: Call, groups: readonly Group[]): HttpResponse {
  const limited = !mayReadGroups(caller)
  return found(
    collection(
      'directoryObjects',
      groups.map((group) => groupBody(group, limited)),
    ),
  )
}

/** `getMemberObjects`: ids, through other groups as well; only of security groups where that is asked for. */
function memberObjects({ content, directory }: Call, user: User): HttpResponse {
  const { securityEnabledOnly: only } = content
  if (typeof only !== 'boolean')
    return problem(400, 'Request_BadRequest', 'securityEnabledOnly has to be true or false.')
  const groups = groupsAround(directory.tenant, user.id).filter((group) => !only || group.securityEnabled)
  return found(
    collection(
      'Collection(Edm.String)',
      groups.map(({ id }) => id),
    ),
  )
}

const found = (body: object) => json(200, body, [['Cache-Control', 'no-store']])
