/** Door 15: the directory in the reader's hands. Edges and drafts, loaded when somebody begins to change something; a run needs none of it. */
export { hintOf } from '../directory/client-secret'
export { consequences } from '../directory/drafts/consequences'
export type { Draft, Fault } from '../directory/drafts/fault'
export { draftOf, type Kind, PALETTE } from '../directory/drafts/palette'
export { readDraft } from '../directory/drafts/read-draft'
export { removal, type Saved, save } from '../directory/drafts/save'
export {
  canJoin,
  cut,
  type EdgeRef,
  edgesBetween,
  edgesOf,
  type Joinable,
  join,
  type KnownEdge,
  type Way,
  whatFollows,
} from '../directory/edges/all'
export type { Call, Change } from '../directory/edges/edge'
export { type End, type EndKind, endNamed, endsOf } from '../directory/edges/ends'
export type { Collection, Tenant } from '../directory/tenant'
export { type EditMoment, takenBack, withChange } from '../run/edit-list'
export { OUTSIDE } from '../run/intervention'
export type { ProgramSetting, ProgramSettings } from '../run/program-settings'
export { type Program, programsOf, withSettings } from '../run/programs'
export { initialTenants, type TenantAt, tenantOf, tenantsUpTo, tenantsWhen } from '../run/tenant-when'
