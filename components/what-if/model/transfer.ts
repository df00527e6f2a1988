import type { ImportResult, PolicyTenant } from '../../../simulator/doors/policy'
import { randomKey } from '../../ui/random-key'
import { saveFile } from '../../ui/save-file'
import { loadFiles, loadPeople, loadRules, needsRules } from './engine'
import { questionFor } from './fitting'
import type { Helper } from './helper'
import { forget, keep, keepChanges, kept } from './keep'
import type { Imported, NamedFile } from './messages'
import { otherTabs } from './other-tabs'
import { changesSince, type PolicyChanges, withChanges } from './policy-changes'
import { noteKept, writeRecents } from './recents'
import type { Moment, Report } from './state'
import type { WhatIfControl } from './store'

/** Bringing a tenant in, keeping it, forgetting it, and taking it out again. */
export type Transfer = ReturnType<typeof createTransfer>

interface Kept {
  readonly version: 2
  readonly name: string
  /** As it came, with names that were given here. */
  readonly tenant: PolicyTenant
  readonly document: ImportResult['document']
  readonly names: Readonly<Record<string, string>>
}

type Policies = PolicyTenant['conditionalAccessPolicies']

export function createTransfer(control: WhatIfControl, helper: Helper) {
  const { store, engine } = control
  const { getState: get, setState: set } = store
  let running: { cancel(): void } | undefined

  async function bring(files: readonly NamedFile[], text?: string): Promise<void> {
    running?.cancel()
    const begun = performance.now()
    set(({ open }) => ({
      importing: { status: 'running', says: 'Reading.', part: 0 },
      open: { ...open, tenant: true },
    }))
    const reading = helper.read(files, text, ({ done, total, file }) =>
      set({
        importing: {
          status: 'running',
          says: file ? `Reading ${file}` : 'Putting it together.',
          part: total > 0 ? done / total : 0,
        },
      }),
    )
    running = reading
    try {
      const result = await reading.result
      if (running !== reading) return
      performance.measure('what-if:import', { start: begun })
      await take(result, nameOf(files), performance.now() - begun)
    } catch (fault) {
      if (running !== reading) return
      set({ importing: { status: 'failed', says: fault instanceof Error ? fault.message : String(fault) } })
    }
    running = undefined
  }

  async function take(result: Imported, name: string, ms: number): Promise<void> {
    const { imported, copies, unresolved, unknown, problems, refused, document } = result
    const { withStandIns } = await loadPeople()
    const tenant = withStandIns(result.tenant)
    const report: Report = { imported, copies, unresolved, unknown, problems, refused }
    // A file of nothing that decides anything takes the place of no tenant.
    const used = Object.values(imported).some((count) => count > 0)
    if (used) {
      if (needsRules(tenant)) control.readRulesWith(await loadRules())
      control.bring(tenant, { kind: 'imported', name, document }, questionFor(tenant, get(), control.worked))
    }
    set({ importing: { status: 'done', report, used, ms } })
    // Before anybody asks: what will bite.
    if (used) control.read()
  }

  /** What was done to the policies here since the tenant came. */
  function changes(): PolicyChanges {
    const { base, tenant } = get()
    return changesSince(base.conditionalAccessPolicies, tenant.conditionalAccessPolicies)
  }

  /** Of what this tab keeps on the device. */
  let mark: string | undefined
  const tabs = otherTabs((theirs) => {
    if (theirs === null) set({ recents: [] })
    if (mark !== undefined && theirs !== mark) lose(theirs === null ? FORGOTTEN : REPLACED)
  })

  /** What this tab kept is not kept any more. */
  function lose(problem: string | undefined): void {
    mark = undefined
    set({ kept: false, keeping: false, ...(problem === undefined ? {} : { problem }) })
  }

  function keepable(): Kept | undefined {
    const { source, base, names } = get()
    if (!source.document) return undefined
    return { version: 2, name: source.name, tenant: base, document: source.document, names }
  }

  /** Keeps the tenant because somebody said so: in place of whatever is kept. */
  async function keepIt(): Promise<void> {
    const value = keepable()
    if (!value) return
    const own = randomKey()
    mark = own
    set({ kept: true, keeping: true })
    await written(own, async () => {
      await keep(own, value, changes())
      // A page that does not know that something is kept does not look for it.
      if (!noteKept(true)) throw new DOMException('', 'SecurityError')
      writeRecents(get().recents)
      tabs.tell(own)
      return true
    })
  }

  /** Writes down what was switched since, if it is still kept. */
  async function keepOn(): Promise<void> {
    const own = mark
    if (own === undefined) return
    set({ keeping: true })
    await written(own, () => keepChanges(own, changes()))
  }

  /** Keeps another tenant, or one with other names, in place of what this tab kept. */
  async function keepInstead(): Promise<void> {
    const [before, imported] = [mark, keepable()]
    if (before === undefined || !imported) return
    const own = randomKey()
    mark = own
    set({ keeping: true })
    await written(own, async () => {
      const isWritten = await keepChanges(before, changes(), { mark: own, imported })
      if (isWritten) tabs.tell(own)
      return isWritten
    })
  }

  async function written(own: string, write: () => Promise<boolean>): Promise<void> {
    try {
      const isWritten = await write()
      // It may have been forgotten meanwhile.
      if (mark !== own) return
      if (isWritten) set({ keeping: false })
      else lose(FORGOTTEN)
    } catch {
      if (mark !== own) return
      lose(REFUSED)
      noteKept(false)
      // Half of it, or what was kept before, is not this tenant.
      await forget().catch(() => undefined)
    }
  }

  // What is kept is what is seen: a policy that is switched, a name that is given, another tenant, a step taken back.
  store.subscribe((now, before) => {
    if (!now.kept || !before.kept || now.source.kind === 'sample') return
    if (now.source !== before.source || now.base !== before.base) void keepInstead()
    else if (now.tenant !== before.tenant) void keepOn()
  })

  /** The objects as they came, with the policies as they are now. */
  function engineDocument(): ImportResult['document'] {
    const { source, base } = get()
    const document = source.document ?? sampleDocument(base)
    const { put, removed } = changes()
    if (put.length + removed.length === 0) return document
    const objects = document.conditionalAccessPolicies ?? []
    const policies = objects.flatMap((object) => {
      if (removed.some((id) => id === object.id)) return []
      const after = put.find(({ id }) => id === object.id)
      const before = base.conditionalAccessPolicies.find(({ id }) => id === object.id)
      if (!after || !before) return [object]
      // Only what was changed here: members that the engine does not know stay as they came.
      const gone = Object.keys(before).filter((name) => !(name in after))
      const members = Object.entries(after).filter(
        ([name, value]) => value !== before[name as keyof typeof before],
      )
      const left = Object.entries(object).filter(([name]) => !gone.includes(name))
      return [{ ...Object.fromEntries(left), ...Object.fromEntries(members) }]
    })
    const added = put.filter(({ id }) => !base.conditionalAccessPolicies.some((each) => each.id === id))
    return {
      ...document,
      conditionalAccessPolicies: [
        ...policies,
        ...added.map((each) => Object.fromEntries(Object.entries(each))),
      ],
    }
  }

  return {
    /** Reads files, folders and zips. */
    bring: (files: readonly NamedFile[]) => (files.length > 0 ? bring(files) : Promise.resolve()),
    /** Reads JSON that was pasted. */
    paste: (text: string) => bring([], text),
    cancel() {
      running?.cancel()
      running = undefined
      set({ importing: { status: 'cancelled' } })
    },
    keep: keepIt,
    /** Removes what was kept; the tenant stays until the page is left. */
    async unkeep(): Promise<void> {
      noteKept(false)
      writeRecents([])
      lose(undefined)
      await forget().catch(() => set({ problem: FORGETFUL }))
      tabs.tell(null)
    },

    /** Forgets the tenant, what was kept of it, and all questions; the sample is back. */
    async forget(): Promise<void> {
      running?.cancel()
      running = undefined
      noteKept(false)
      writeRecents([])
      lose(undefined)
      set({ recents: [], importing: { status: 'none' } })
      control.answerFrom(
        engine.contosoPolicyTenant,
        { kind: 'sample', name: 'Contoso', document: undefined },
        control.worked,
      )
      await forget().catch(() => set({ problem: FORGETFUL }))
      tabs.tell(null)
    },

    /** Brings back what an earlier visit kept. */
    async restore(): Promise<void> {
      try {
        const found = await kept()
        const value = found?.imported as Kept | undefined
        if (value?.version !== 2) {
          noteKept(false)
          set({ problem: value === undefined ? GONE : OLDER })
          // What cannot be read is not left lying about.
          if (found) await forget()
          return
        }
        const { tenant: base, name, document, names } = value
        if (needsRules(base)) control.readRulesWith(await loadRules())
        const changed = (found?.changes ?? []) as PolicyChanges | Policies
        const tenant = {
          ...base,
          conditionalAccessPolicies: withChanges(
            base.conditionalAccessPolicies,
            // An earlier version kept a list of those that were changed.
            'put' in changed ? changed : { put: changed, removed: [] },
          ),
        }
        control.answerFrom(
          tenant,
          { kind: 'imported', name, document },
          questionFor(tenant, get(), control.worked).question,
          base,
        )
        set({ kept: true, names })
        if (typeof found?.mark === 'string') mark = found.mark
        else await keepIt()
      } catch {
        set({ problem: 'The tenant that was kept on this device could not be read. Bring it in again.' })
      }
    },

    /** Gives something that is missing a name: it stays missing, and is called so. */
    async name(id: string, kind: string, name: string): Promise<void> {
      const collection = COLLECTION_OF[kind]
      if (!collection || name.trim() === '') return
      const { withStandIns } = await loadPeople()
      const { tenant, base, names, past, future, question } = get()
      const named = (before: PolicyTenant): PolicyTenant =>
        withStandIns({
          ...before,
          [collection]: [
            ...before[collection].filter((each) => each.id !== id),
            { id, displayName: name.trim() },
          ],
        })
      const given = { ...names, [id]: name.trim() }
      // Taking a step back takes no name back.
      const inMoment = (moment: Moment): Moment => ({
        ...moment,
        base: named(moment.base),
        tenant: named(moment.tenant),
        names: given,
      })
      const { source } = get()
      const ofThis = (moment: Moment) => (moment.source === source ? inMoment(moment) : moment)
      set({
        base: named(base),
        tenant: named(tenant),
        names: given,
        past: past.map(ofThis),
        future: future.map(ofThis),
      })
      control.ask(question)
    },

    /** The tenant as it is now, as Graph JSON: one file, or several in a zip. */
    async download(): Promise<void> {
      const { exportTenant } = await loadFiles()
      const files = exportTenant(engineDocument())
      const [only] = files
      if (!only) return
      if (files.length === 1) return saveFile(only.name, new Blob([only.text], { type: 'application/json' }))
      const { zipSync, strToU8 } = await import('fflate')
      const packed = zipSync(Object.fromEntries(files.map(({ name, text }) => [name, strToU8(text)])))
      saveFile('tenant.zip', new Blob([packed as Uint8Array<ArrayBuffer>], { type: 'application/zip' }))
    },
  }
}

const FORGETFUL =
  'This browser does not say whether it has forgotten. Clear the data of this site in its settings.'

const REFUSED =
  'This browser does not let the page keep the tenant on this device, or has no room for it. It is not kept.'
const FORGOTTEN =
  'Another tab has forgotten what was kept on this device. Here the tenant stays until this tab is left, unless you keep it.'
const REPLACED =
  'Another tab keeps a tenant on this device now, in place of this one. Here this one stays until this tab is left.'
const GONE =
  'A tenant was kept on this device, and is not there any more: the browser has removed it. Bring it in again.'
const OLDER = 'The tenant that was kept on this device is of an older form of this page. Bring it in again.'

const COLLECTION_OF: Readonly<
  Record<string, 'users' | 'groups' | 'servicePrincipals' | 'namedLocations' | undefined>
> = {
  user: 'users',
  group: 'groups',
  servicePrincipal: 'servicePrincipals',
  namedLocation: 'namedLocations',
}

/** Kinds of missing things that can be given a name. */
export function canBeNamed(kind: string): boolean {
  return COLLECTION_OF[kind] !== undefined
}

function sampleDocument(tenant: PolicyTenant): ImportResult['document'] {
  const lists = Object.entries(tenant).flatMap(
    ([name, value]): [string, ImportResult['document'][keyof ImportResult['document']]][] => {
      const list = Array.isArray(value) ? value : value ? [value] : []
      return list.length > 0 ? [[name, list]] : []
    },
  )
  return Object.fromEntries(lists)
}

function nameOf(files: readonly NamedFile[]): string {
  const [first] = files
  if (!first) return 'Pasted text'
  const folder = /^([^/]+)\//.exec(first.name)?.[1]
  if (folder) return folder
  return files.length === 1 ? first.name : `${files.length} files`
}
