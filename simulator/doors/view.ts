/** Door 2: what a screen needs. Cursor, selectors and words; no crypto, no client library. */
export type { EpochMs, EpochSeconds } from '../core/clock'
export { counted } from '../core/counted'
export { secretOf } from '../directory/added-people'
export type { Page, RefusalPage, SignedOutPage } from '../network/page'
export {
  type PlayerAction,
  type PlayerState,
  reduce,
  SPEEDS,
  type Speed,
  STEP_MS,
  stopped,
} from '../player/player'
export {
  type Answers,
  type PromptKind,
  type PromptPage,
  type PromptPages,
  promptOf,
  type SignInPage,
} from '../prompts/all'
export type { AppPage } from '../prompts/next/prompt'
export type {
  ActorId,
  EventOf,
  Fact,
  Outcome,
  Party,
  PartyKind,
  Place,
  SpecRef,
  TokenKind,
  TraceEvent,
} from '../trace/event'
export { type ReadTrace, readTrace } from '../trace/migrate'
export { type Diagram, diagram, type Lane } from '../trace/select/diagram'
export { fieldsOf, findInRun, type InRun, isInStep } from '../trace/select/in-run'
export { knowledge, type Secret } from '../trace/select/knowledge'
export { type Field, type MessageView, message, type UrlView } from '../trace/select/message'
export type { About, Chapter, Narration, SwitchWords } from '../trace/select/narration'
export { browserInUse, calledApart, nameApart, parties, partyNamed } from '../trace/select/parties'
export { type BrowserView, browser, type PhoneView, phone } from '../trace/select/screens'
export { specLink } from '../trace/select/spec'
export type { Cargo, Step, StepKind } from '../trace/select/step'
export { currentStep, lastSeqAt, steps } from '../trace/select/steps'
export { type ClaimView, type TokenView, tokens } from '../trace/select/token'
export { opening } from '../trace/select/trace-index'
export { userAt } from '../trace/select/user-at'
export { causes, checksOf, decidingCheck, isRefusal, why } from '../trace/select/why'
