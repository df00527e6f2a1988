import type { EpochMs, EpochSeconds } from '../core/clock'
import type { HttpRequest, HttpResponse, RequestKind } from '../network/message'
import type { Page } from '../network/page'
import type { PromptKind, PromptPage } from '../prompts/all'

/** Version of the union below. Raise it with every change that an older reader would misread, and add a step to `migrate.ts`. */
export const TRACE_VERSION = 2

/** Who did it: the `id` of a party in the cast of the run. */
export type ActorId = string

/** A place in a specification: `rfc6749#4.1.2.1`, `oidc-core#3.1.3.7`, `entra#reply-url`. `select/spec.ts` turns it into a title and a link. */
export type SpecRef = string

/** What a node of the diagram is. Each kind has one shape, one glyph and one colour. */
export type PartyKind =
  | 'user'
  | 'group'
  | 'device'
  | 'browser'
  | 'phone'
  | 'television'
  | 'program'
  | 'identity-provider'
  | 'application'
  | 'service-principal'
  | 'resource'

/** A tenant, or a place that is none. A party outside of all of them stands in the open. */
export interface Place {
  readonly id: string
  readonly kind: 'tenant' | 'premises' | 'other-organization'
  readonly name: string
  /** One line beside the name: a tenant's domain. */
  readonly detail: string
}

/** A node: an actor, or a directory object that explains one. */
export interface Party {
  readonly id: ActorId
  readonly kind: PartyKind
  readonly name: string
  /** One line under the name: "user, Finance". */
  readonly detail: string
  /** Id of the place it stands in. */
  readonly place?: string
  /** The person a browser, phone, terminal or script belongs to. */
  readonly belongsTo?: ActorId
  /**
   * Somebody whose name is not known beforehand: whoever an identity provider recognises in a browser that belongs to this
   * party. `select/parties.ts` fills in name, detail and object from what happened.
   */
  readonly whoSignsIn?: true
  /** A service principal that comes and goes in the run: the instance of this application in the place where it stands. */
  readonly instanceOf?: { readonly party: ActorId; readonly appId: string }
  /** Somebody who does not play by the rules, and whose things tell them what they see. */
  readonly attacks?: true
  /** The directory object this is, by Graph collection (`users`, `servicePrincipals`...) and id. */
  readonly object?: ObjectRef
}

/** A directory object: its collection as Graph names it, and its id. */
export interface ObjectRef {
  readonly collection: string
  readonly id: string
}

/** A fact between two objects of the directory, by their ids, named as Graph names it where Graph has a name. */
export interface Fact {
  readonly id: string
  readonly from: string
  readonly to: string
  /** Name of its file in `directory/facts/`, in camelCase. */
  readonly type: string
  readonly label: string
}

/** A secret or token with a name of its own: each is a different ticket. */
export type TokenKind =
  | 'authorization-code'
  | 'id-token'
  | 'access-token'
  | 'refresh-token'
  | 'session-cookie'

/** Where a claim of a token comes from and who is meant to read it. */
export interface ClaimSource {
  readonly claim: string
  /** `user.displayName`, `request.nonce`, `application.appId`, `clock`, `grant.scope`... */
  readonly source: string
  readonly object?: ObjectRef
  readonly readBy: 'client' | 'resource-server' | 'both' | 'nobody'
}

/** A named rule that was looked at. */
export interface CheckFields {
  /** The file that decides it, without ending: `redirect-uri-registered`. */
  readonly check: string
  readonly spec: SpecRef
  /** A sentence for a person: what was compared with what, and the result. */
  readonly says: string
}

/** What a check held against what it got, in the words of the wire. INVARIANT: of a secret that must not be seen, no more than its beginning. */
export interface Compared {
  readonly expected: string
  readonly came: string
}

/** The refusal on the wire, in OAuth's and in Entra's words. */
export interface WireError {
  /** The `error` parameter (RFC 6749 sections 4.1.2.1 and 5.2), or the `error` of a Bearer challenge (RFC 6750 section 3.1). */
  readonly error: string
  /** Entra's number without the prefix `AADSTS`. Absent where another server refuses. */
  readonly code?: number
  /** The name that Entra publishes for its number, where it does. */
  readonly name?: string
  readonly description: string
}

export type Outcome =
  | { readonly result: 'completed'; readonly says: string }
  | {
      readonly result: 'refused'
      readonly by: ActorId
      readonly error: string
      readonly code?: number
      readonly says: string
    }

export type TraceEventBody =
  | {
      readonly type: 'run-started'
      readonly version: number
      readonly flow: string
      readonly revision: number
      readonly seed: number
      readonly switches: Readonly<Record<string, string>>
      readonly places: readonly Place[]
      readonly parties: readonly Party[]
      readonly facts: readonly Fact[]
    }
  | {
      readonly type: 'request-sent'
      readonly exchange: number
      readonly kind: RequestKind
      readonly to: ActorId
      readonly request: HttpRequest
      /** To whom it set out, and to which path, where hands on its way have led it elsewhere. */
      readonly meant?: { readonly to: ActorId; readonly path: string }
    }
  | {
      readonly type: 'response-received'
      readonly exchange: number
      readonly kind: RequestKind
      readonly from: ActorId
      readonly response: HttpResponse
    }
  | { readonly type: 'dns-failure'; readonly host: string }
  /** A server that is down, or a message that was lost: whoever asked gets no answer. */
  | { readonly type: 'no-answer'; readonly from: ActorId; readonly says: string }
  /** A browser shows a page; in a frame, it is a page within the one in the address bar. */
  | { readonly type: 'page-shown'; readonly url: string; readonly page: Page; readonly frame?: true }
  /** Somebody is asked, on a device of theirs. */
  | {
      readonly type: 'prompt-opened'
      readonly index: number
      readonly prompt: PromptKind
      readonly on: ActorId
      readonly page: PromptPage
    }
  | {
      readonly type: 'prompt-answered'
      readonly index: number
      readonly prompt: PromptKind
      readonly on: ActorId
      readonly value: unknown
      readonly afterSeconds: number
    }
  /** An identity provider knows whose account a sign-in is for. Whether it is really them is shown by what they prove. */
  | {
      readonly type: 'account-identified'
      readonly tenantId: string
      readonly user: {
        readonly id: string
        readonly userPrincipalName: string
        readonly displayName: string
        readonly givenName: string | null
        /** What the diagram says under the name: "user, Finance". */
        readonly detail: string
      }
    }
  /** The authenticator app shows a time-based code (RFC 6238): valid from `from` until `until`. */
  | {
      readonly type: 'code-displayed'
      readonly account: string
      readonly code: string
      readonly from: EpochSeconds
      readonly until: EpochSeconds
    }
  | ({ readonly type: 'check-passed' } & CheckFields)
  | ({ readonly type: 'check-failed' } & CheckFields & {
        readonly error: WireError
        /** Absent where nothing was compared: something is missing, or not there at all. */
        readonly compared?: Compared
      })
  | {
      readonly type: 'token-issued'
      readonly token: TokenKind
      readonly value: string
      /** Who it is for: a client id, or the audience of an access token. */
      readonly audience: string
      readonly expiresAt: EpochSeconds
      readonly claims: readonly ClaimSource[]
    }
  /** A server has set an end that it will keep to, for what is no token: a device code (RFC 8628), or a lock on the account of that name. */
  | {
      readonly type: 'end-set'
      readonly of: 'device-code' | 'lock'
      readonly value: string
      readonly until: EpochSeconds
    }
  | { readonly type: 'cookie-set'; readonly host: string; readonly name: string; readonly attributes: string }
  /** A directory object came, changed (both given) or went. */
  | {
      readonly type: 'directory-changed'
      readonly collection: string
      readonly id: string
      /** The tenant, by place, where it is not the one that the flow is about. */
      readonly in?: string
      readonly before?: unknown
      readonly after?: unknown
      /** Edges that came or changed, and the ids of those that went. */
      readonly facts?: readonly Fact[]
      readonly gone?: readonly string[]
      readonly says: string
    }
  /** Somebody changed something on its way, or did what should not be done: the inputs of "break it". */
  | {
      readonly type: 'tampered'
      readonly what: string
      readonly before: string
      readonly after: string
      readonly says: string
      /** A switch of the flow stands for it: nobody who plays has done it. */
      readonly byStory?: true
    }
  | { readonly type: 'clock-advanced'; readonly seconds: number; readonly says: string }
  /** Somebody outside of the story does something to a server or to a message: takes it down, drops it, holds it, sends it again. */
  | { readonly type: 'interfered'; readonly with: ActorId; readonly says: string; readonly byStory?: true }
  | { readonly type: 'note'; readonly says: string }
  | { readonly type: 'run-ended'; readonly outcome: Outcome }

/**
 * One line of the log.
 * INVARIANT: JSON only; append only; `seq` dense from 0; `at` never decreases; `cause` is an earlier `seq`, or null for the first.
 */
export type TraceEvent = {
  readonly seq: number
  readonly at: EpochMs
  readonly actor: ActorId
  readonly cause: number | null
} & TraceEventBody

export type EventOf<T extends TraceEvent['type']> = Extract<TraceEvent, { type: T }>

/** Appends an event and returns its `seq`. Without `cause` the emitter's own current cause is taken. */
export type Emit = (event: TraceEventBody, cause?: number) => number
