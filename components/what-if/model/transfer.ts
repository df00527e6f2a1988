import type { ImportResult, PolicyTenant, SignIn } from '../../../simulator/policy'
import { contextOf, identityOf, personChoices, targetChoices } from './choices'
import { loadFiles, loadRules, needsRules } from './engine'
import type { Helper } from './helper'
import { forget, keep, kept } from './keep'
import type { NamedFile } from './messages'
import { noteKept, writeRecents } from './recents'
import { withStandIns } from './stand-ins'
import type { Report } from './state'
import type { WhatIfControl } from './store'

/** Bringing a tenant in, keeping it, forgetting it, and taking it out again. */
export type Transfer = ReturnType<typeof createTransfer>

interface Kept {
  readonly version: 1
  readonly name: string
  readonly tenant: PolicyTenant
  readonly document: ImportResult['document']
}

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

  async function take(result: ImportResult, name: string, ms: number): Promise<void> {
    const { imported, unresolved, unknown, problems, document } = result
    const tenant = withStandIns(result.tenant)
    const report: Report = { imported, unresolved, unknown, problems }
    // A file of nothing that decides anything takes the place of no tenant.
    const used = Object.values(imported).some((count) => count > 0)
    set({ importing: { status: 'done', report, used, ms } })
    if (!used) return
    if (needsRules(tenant)) control.readRulesWith(await loadRules())
    control.answerFrom(tenant, { kind: 'imported', name, document }, questionFor(tenant, get().question))
    if (get().kept) void keepIt()
  }

  async function keepIt(): Promise<void> {
    const { source, base, tenant, recents } = get()
    if (!source.document) return
    const value: Kept = { version: 1, name: source.name, tenant: base, document: source.document }
    set({ kept: true, keeping: true })
    try {
      await keep(tenant === base ? value : { ...value, tenant, document: engineDocument() })
      noteKept(true)
      writeRecents(recents)
      set({ keeping: false })
    } catch {
      set({
        kept: false,
        keeping: false,
        problem: 'This browser does not let the page keep the tenant on this device.',
      })
    }
  }

  /** The objects as they came, with the policies as they are now. */
  function engineDocument(): ImportResult['document'] {
    const { source, base, tenant } = get()
    const document = source.document ?? sampleDocument(base)
    const changed = tenant.conditionalAccessPolicies.filter(
      (policy, at) => policy !== base.conditionalAccessPolicies[at],
    )
    if (changed.length === 0) return document
    const policies = (document.conditionalAccessPolicies ?? []).map((object) => {
      const after = changed.find(({ id }) => id === object.id)
      const before = base.conditionalAccessPolicies.find(({ id }) => id === object.id)
      if (!after || !before) return object
      // Only what was changed here: members that the engine does not know stay as they came.
      const members = Object.entries(after).filter(
        ([name, value]) => value !== before[name as keyof typeof before],
      )
      return { ...object, ...Object.fromEntries(members) }
    })
    return { ...document, conditionalAccessPolicies: policies }
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
      set({ kept: false })
      await forget().catch(() => set({ problem: FORGETFUL }))
    },

    /** Forgets the tenant, what was kept of it, and all questions; the sample is back. */
    async forget(): Promise<void> {
      running?.cancel()
      running = undefined
      noteKept(false)
      writeRecents([])
      set({ kept: false, recents: [], importing: { status: 'none' } })
      control.answerFrom(
        engine.contosoPolicyTenant,
        { kind: 'sample', name: 'Contoso', document: undefined },
        control.worked,
      )
      await forget().catch(() => set({ problem: FORGETFUL }))
    },

    /** Brings back what an earlier visit kept. */
    async restore(): Promise<void> {
      try {
        const value = (await kept()) as Kept | undefined
        if (value?.version !== 1) return noteKept(false)
        set({ kept: true })
        if (needsRules(value.tenant)) control.readRulesWith(await loadRules())
        control.answerFrom(
          value.tenant,
          { kind: 'imported', name: value.name, document: value.document },
          questionFor(value.tenant, get().question),
        )
      } catch {
        set({ problem: 'The tenant that was kept on this device could not be read. Bring it in again.' })
      }
    },

    /** Gives something that is missing a name: it stays missing, and is called so. */
    name(id: string, kind: string, name: string) {
      const { tenant, base, names, source, question } = get()
      const collection = COLLECTION_OF[kind]
      if (!collection || name.trim() === '') return
      const named = (before: PolicyTenant): PolicyTenant =>
        withStandIns({
          ...before,
          [collection]: [
            ...before[collection].filter((each) => each.id !== id),
            { id, displayName: name.trim() },
          ],
        })
      set({ base: named(base), names: { ...names, [id]: name.trim() }, source })
      store.setState({ tenant: named(tenant) })
      control.ask(question)
    },

    /** The tenant as it is now, as Graph JSON: one file, or several in a zip. */
    async download(): Promise<void> {
      const { exportTenant } = await loadFiles()
      const files = exportTenant(engineDocument())
      const [only] = files
      if (!only) return
      if (files.length === 1) return save(only.name, new Blob([only.text], { type: 'application/json' }))
      const { zipSync, strToU8 } = await import('fflate')
      const packed = zipSync(Object.fromEntries(files.map(({ name, text }) => [name, strToU8(text)])))
      save('tenant.zip', new Blob([packed as Uint8Array<ArrayBuffer>], { type: 'application/zip' }))
    },
  }
}

const FORGETFUL =
  'This browser does not say whether it has forgotten. Clear the data of this site in its settings.'

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

/** `question` as far as it fits `tenant`: somebody of this tenant opens one of its applications. */
function questionFor(tenant: PolicyTenant, question: SignIn): SignIn {
  const { signInIdentity: who, signInContext: what } = question
  const known =
    'userId' in who
      ? tenant.users.some(({ id }) => id === who.userId)
      : tenant.servicePrincipals.some(({ id }) => id === who.servicePrincipalId)
  const person = personChoices(tenant)[0]
  const targets = targetChoices(tenant)
  const fits =
    !('includeApplications' in what) ||
    targets.some(({ key }) => what.includeApplications.some((id) => key === `app:${id}`))
  const target = targets.find(({ key }) => key.startsWith('app:'))
  return {
    ...question,
    signInIdentity: known || !person ? who : identityOf(person.key),
    signInContext: fits || !target ? what : contextOf(target.key),
  }
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

function save(name: string, content: Blob): void {
  const address = URL.createObjectURL(content)
  const link = document.createElement('a')
  Object.assign(link, { href: address, download: name })
  link.click()
  setTimeout(() => URL.revokeObjectURL(address), 10_000)
}
