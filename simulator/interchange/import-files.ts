import { type AzureCollectionName, isOfAzure } from './azure-collections'
import { COLLECTIONS } from './collections'
import { type Accepted, createDraft, type Draft } from './draft'
import type { AzureObjects, ImportResult, TenantDocument } from './import-result'
import { IMPORT_LIMITS, type ImportLimits, size } from './limits'
import { withLosses } from './losses'
import { markLostBesideOthers } from './lost-beside-others'
import { sayLostInCommon } from './lost-in-common'
import { readFile } from './read-file'
import { atOnce, type Steps, within } from './steps'
import { tenantOf } from './tenant-of'
import { type KnownName, unresolvedOf } from './unresolved'
import { isZip, unzip } from './unzip'

/** A file as it was dropped, or read from a disk: its path below what was given, with `/`, and its bytes. */
export interface ImportFile {
  readonly name: string
  readonly bytes: Uint8Array
}

export interface ImportOptions {
  readonly limits?: Partial<ImportLimits>
  readonly knownName?: KnownName
}

/** How far an import is: bytes of all that was given, and half of that again for putting it together; and the file that is being read. */
export interface ImportProgress {
  readonly done: number
  readonly total: number
  readonly file: string
}

/**
 * Reads exports of a tenant in steps: each gives its progress, and an import that is not asked for its next step has ended.
 * Whatever is wrong with a file is in the result, and the other files come in all the same; nothing is thrown.
 */
export function* importSteps(
  files: readonly ImportFile[],
  options: ImportOptions = {},
): Generator<ImportProgress, ImportResult, undefined> {
  const limits = { ...IMPORT_LIMITS, ...options.limits }
  const draft = createDraft()
  const given = files.reduce((sum, { bytes }) => sum + bytes.length, 0)
  const total = given * (1 + TOGETHER)
  const spent = { files: 0, bytes: 0 }
  let done = 0
  for (const { name, bytes } of files) {
    const progress = (read: number): ImportProgress => ({ done: done + read, total, file: name })
    yield progress(0)
    if (isZip(bytes)) {
      for (const { read, entries } of unzip(bytes, limits, limits.totalBytes - spent.bytes)) {
        for (const entry of entries) {
          if ('says' in entry) complain(draft, name, entry.says)
          else
            for (const _ of readOne(draft, `${name}/${entry.name}`, entry.bytes, limits, spent))
              yield progress(read)
        }
        yield progress(read)
      }
    } else {
      for (const part of readOne(draft, name, bytes, limits, spent)) yield progress(part * bytes.length)
    }
    done += bytes.length
  }
  const finishing = finish(draft, limits, options.knownName ?? (() => undefined))
  let step = finishing.next()
  for (; !step.done; step = finishing.next())
    yield { done: given * (1 + TOGETHER * step.value), total, file: '' }
  yield { done: total, total, file: '' }
  return step.value
}

/** What putting the tenant together takes, beside what reading takes. */
const TOGETHER = 0.5

/** The result of all steps at once. */
export function importFiles(files: readonly ImportFile[], options: ImportOptions = {}): ImportResult {
  return atOnce(importSteps(files, options))
}

function* readOne(
  draft: Draft,
  name: string,
  bytes: Uint8Array,
  limits: ImportLimits,
  spent: { files: number; bytes: number },
): Generator<number, void, undefined> {
  spent.files++
  spent.bytes += bytes.length
  if (spent.files > limits.files) {
    if (spent.files === limits.files + 1) {
      complain(draft, name, `There are more than ${limits.files} files; this one and the rest are not read.`)
    }
  } else if (spent.bytes > limits.totalBytes) {
    complain(
      draft,
      name,
      `All files together are larger than ${size(limits.totalBytes)}; this one is not read.`,
    )
  } else if (isZip(bytes)) {
    const says = 'This is a zip inside a zip; it is left out.'
    draft.unknown.push({ file: name, path: '', says, isLoss: true })
  } else yield* readFile(draft, name, bytes, limits)
}

function complain(draft: Draft, file: string, message: string): void {
  draft.problems.push({ file, line: 1, column: 1, message, isLoss: true })
}

function* finish(draft: Draft, limits: ImportLimits, known: KnownName): Steps<ImportResult> {
  yield 0
  const held = COLLECTIONS.filter((name) => draft.accepted.has(name))
  const document: TenantDocument = Object.fromEntries(
    held.map((name) => [name, (draft.accepted.get(name) ?? []).map(({ object }) => object)]),
  )
  yield* within(0, 0, sayLostInCommon(draft))
  yield* within(0, 0, markLostBesideOthers(draft))
  const { tenant, dangling, more } = yield* within(0, 0.9, tenantOf(draft.accepted, limits.unresolved))
  if (draft.copies > 0) draft.unknown.push({ file: 'all files', path: '', says: copies(draft) })
  if (more > 0) {
    const says = `${more.toLocaleString('en')} more references to what is missing are not listed.`
    draft.unknown.push({ file: 'all files', path: '', says })
  }
  const counted = held.filter((name) => name !== 'migrationTable' && name !== 'unrecognized')
  const unresolved = yield* within(0.9, 1, unresolvedOf(dangling, document, known))
  const builtIn = unresolved.flatMap(({ kind, id, name }) =>
    kind === 'role' && name !== undefined ? [{ id, displayName: name }] : [],
  )
  return {
    tenant: withLosses(
      { ...tenant, roleDefinitions: [...(tenant.roleDefinitions ?? []), ...builtIn] },
      draft.problems,
      draft.unknown,
    ),
    document,
    imported: Object.fromEntries(counted.map((name) => [name, document[name]?.length ?? 0])),
    copies: Object.fromEntries(
      counted.flatMap((name) => {
        const all = draft.accepted.get(name) ?? []
        const others = all.reduce((sum, { view }) => (view === null ? sum + 1 : sum), 0)
        return others > 0 ? [[name, others]] : []
      }),
    ),
    unresolved,
    unknown: draft.unknown,
    problems: draft.problems,
    azure: Object.fromEntries(
      held.filter(isOfAzure).map((name) => [name, (draft.accepted.get(name) ?? []).flatMap(asAzure)]),
    ),
  }
}

function copies({ copies: count, undated }: Draft): string {
  const are = count === 1 ? 'One object is' : `${count.toLocaleString('en')} objects are`
  const counts =
    undated === 0
      ? 'Of each the newest by modifiedDateTime counts'
      : undated === count
        ? 'Of each the first one read counts, because no modifiedDateTime tells which is newer'
        : 'Of each the newest by modifiedDateTime counts, or the first one read where none tells which is newer'
  return `${are} here more than once and different, as when a folder holds two copies of a tenant. ${counts}, and what only the other copy has came in as well: give one copy to leave it out.`
}

/** The first of two resources with one id counts. */
function asAzure({ object, view }: Accepted): AzureObjects[AzureCollectionName] & object {
  return view ? [{ object, view }] : []
}
