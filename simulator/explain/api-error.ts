import { isObject, type JsonObject } from '../core/json'
import type { SpecRef } from '../trace/event'
import { codesIn, explainCode } from './error-text'
import { textOf } from './fields'
import { type ExplainedField, empty, type Finding } from './finding'
import { MOST_FIELDS } from './limits'
import { holdsSecret, isSecret } from './secret'

type Api = 'graph' | 'azure' | 'either' | 'unknown'

interface Known {
  readonly api: Api
  /** What it means, and what mends it. Sentences. */
  readonly says: string
  readonly mend: string
  /** Flows of the lab in which an API says so, by slug. */
  readonly flows?: readonly string[]
}

const GRAPH: SpecRef = 'graph-errors#errors'
const GRAPH_AUTH: SpecRef = 'graph-errors#authorization'
const AZURE: SpecRef = 'azure-resource-manager#errors'

/** Codes of Microsoft Graph and of Azure Resource Manager that have to do with tokens and permissions. */
const CODES: Readonly<Record<string, Known>> = {
  Authorization_RequestDenied: {
    api: 'graph',
    says: 'The token is good, and does not allow this (403): the app lacks the permission, or the person whom it acts for may not do this themselves.',
    mend: 'Compare scp (for a person) or roles (for an application) in the token with the permissions that the reference of this call names. What is missing is added to the registration, consented to, and in the next token. With a permission for a person, that person also needs the right or the directory role.',
    flows: ['two-resources'],
  },
  Authorization_IdentityNotFound: {
    api: 'graph',
    says: 'The identity of the token is not found in the directory that is asked.',
    mend: 'Look at tid, oid and appid or azp in the token: the app needs a service principal in that tenant, and the person an account.',
  },
  InvalidAuthenticationToken: {
    api: 'either',
    says: 'There is no token, or one that this API does not accept (401): expired, cut off, changed, or made for another API.',
    mend: 'Look at aud and exp of the token: paste it here. Ask for a new one, with a scope of this API.',
  },
  InvalidAuthenticationTokenAudience: {
    api: 'azure',
    says: 'The token was made for another API (401).',
    mend: 'Ask for a token with the scope https://management.azure.com/.default.',
  },
  InvalidAuthenticationTokenTenant: {
    api: 'azure',
    says: 'The token is of another tenant than the one that the subscription trusts (401).',
    mend: 'Ask for the token at the tenant of the subscription, which the message names.',
  },
  ExpiredAuthenticationToken: {
    api: 'azure',
    says: 'The token has expired (401).',
    mend: 'Ask for a new one.',
  },
  AuthorizationFailed: {
    api: 'azure',
    says: 'The token is good, and no role assignment allows this action at this scope (403). Azure decides by roles, not by permissions in the token.',
    mend: 'Assign a role that has the action, at the scope or one around it. If that was done a moment ago: get a new token, and wait some minutes. If the scope does not exist: correct it.',
    flows: ['managed-identity'],
  },
  LinkedAuthorizationFailed: {
    api: 'azure',
    says: 'The action itself is allowed, and another resource is used with it for which no role assignment is found (403).',
    mend: 'Assign a role for the linked scope, which the message names.',
  },
  SubscriptionNotFound: {
    api: 'azure',
    says: 'The subscription does not exist, or not for whoever asks (404).',
    mend: 'Correct its id, or ask with a token of its tenant.',
  },
  RequestDisallowedByPolicy: {
    api: 'azure',
    says: 'The roles allow it, and a policy of Azure Policy does not (403).',
    mend: 'The message names the policy: change the request so that it complies, or have an exemption made.',
  },
  Request_ResourceNotFound: {
    api: 'graph',
    says: 'There is no such object in the tenant of the token (404).',
    mend: 'Correct the id, or look at tid: the token may be of another tenant.',
  },
  Request_BadRequest: {
    api: 'graph',
    says: 'The request cannot be understood as it is (400).',
    mend: 'The message says what.',
  },
  Request_UnsupportedQuery: {
    api: 'graph',
    says: 'The query is not one that this collection answers (400).',
    mend: 'The message says what. Some queries need the header ConsistencyLevel: eventual and $count.',
  },
}

const TITLES: Readonly<Record<Api, string>> = {
  graph: 'Error of Microsoft Graph',
  azure: 'Error of Azure Resource Manager',
  either: 'Error of Microsoft Graph or Azure Resource Manager',
  unknown: 'Error of an API',
}

/** The error of an API inside of an object, in the form of Microsoft's APIs: `{"error": {"code": "…", "message": "…"}}`. */
export function apiErrorIn(object: JsonObject): JsonObject | undefined {
  const { error } = object
  return isObject(error) && typeof error.code === 'string' ? error : undefined
}

/**
 * Takes the error of an API apart. It is none of OAuth's: the token endpoint has `error` as one word, and an API says in the header
 * `WWW-Authenticate` what OAuth says of its refusal (RFC 6750 section 3).
 */
export function explainApiError(error: JsonObject): Finding {
  const code = String(error.code)
  const message = typeof error.message === 'string' ? error.message : ''
  const inner = [error.innerError, error.innererror].find(isObject)
  const known = Object.hasOwn(CODES, code) ? CODES[code] : undefined
  // Others have an innererror as well, and no number of the request in it (Key Vault: ForbiddenByRbac).
  const isGraph = inner && ['request-id', 'date'].some((name) => Object.hasOwn(inner, name))
  const api = isGraph && (!known || known.api === 'either') ? 'graph' : (known?.api ?? 'unknown')
  const form = api === 'azure' ? AZURE : GRAPH
  const spec = api === 'azure' ? AZURE : known ? GRAPH_AUTH : GRAPH
  return {
    ...empty,
    kind: 'json',
    title: TITLES[api],
    says: [
      {
        says: 'An API refuses with it: a code for programs, and a sentence for people. It is no OAuth error: those come from the identity provider, as one word.',
        spec: 'rfc6750#3',
      },
      known
        ? { says: known.says, spec }
        : {
            says: `What ${code} means is not known here: the reference of the API has its codes.`,
            spec: GRAPH,
          },
    ],
    minds: known ? [{ says: `To mend it: ${known.mend}` }] : [],
    parts: [
      {
        title: 'Error',
        fields: [
          field('code', code, 'What went wrong, as a word for programs.', form),
          ...(message ? [field('message', message, 'The same for people. Its words can change.', form)] : []),
          ...azureFields(message),
          ...Object.entries(error)
            .filter(([name]) => !['code', 'message', 'innerError', 'innererror'].includes(name))
            .map(([name, value]) => field(name, value, OTHER[name])),
        ].slice(0, MOST_FIELDS),
        leftOut: 0,
      },
      ...(inner
        ? [
            {
              title: 'innerError',
              fields: Object.entries(inner)
                .slice(0, MOST_FIELDS)
                .map(([name, value]) => field(name, value, INNER[name], GRAPH)),
              leftOut: 0,
            },
          ]
        : []),
    ],
    flows: known?.flows ?? [],
    inside: codesIn(message).map(explainCode),
  }
}

const OTHER: Readonly<Record<string, string>> = {
  details: 'The same in detail, each with a code of its own.',
  target: 'What of the request is meant.',
  additionalInfo: 'More of it, of a kind that is named there.',
}
const INNER: Readonly<Record<string, string>> = {
  'request-id': 'Names this one request, for whoever looks into it at Microsoft.',
  'client-request-id': 'The name that the app gave to the request itself.',
  date: 'When it was refused.',
  code: 'A finer code.',
}

/** The sentence of AuthorizationFailed: who asked, for which action, at which scope. */
const AZURE_SENTENCE =
  /with object id '([\da-f-]{36})' does not have authorization to perform action '([^']{1,200})' over scope '([^']{1,1000})'/

function azureFields(message: string): readonly ExplainedField[] {
  const [, objectId, action, scope] = AZURE_SENTENCE.exec(message) ?? []
  if (objectId === undefined) return []
  return [
    field(
      'object id',
      objectId,
      'Whom a role is to be assigned to: the person, or the service principal.',
      AZURE,
    ),
    field('action', action, 'What a role has to have among its actions.', 'azure-rbac#how-it-decides'),
    field(
      'scope',
      scope,
      'Where the role is to be assigned, or at a scope around it.',
      'azure-rbac#how-it-decides',
    ),
  ]
}

function field(name: string, given: unknown, says?: string, spec?: SpecRef): ExplainedField {
  const value = textOf(given)
  const isKnown = says !== undefined
  // A code of an error is no code to redeem.
  const secret = name !== 'code' && (isSecret(name, value, isKnown) || holdsSecret(name, given, isKnown))
  return {
    name,
    value,
    says: says ?? 'Not known here.',
    ...(spec && { spec }),
    secret,
    putBy: 'api',
    readBy: 'app',
  }
}
