import { catalogue, type FlowEntry } from '../../simulator/doors/catalogue'
import { glossary } from '../glossary/glossary'
import { type ReferenceKind, reference } from '../reference/reference'
import { type LessonEntry, loadEntries } from './load'
import { outlineOf } from './outline'

/** What a search finds: `href` is a path of this site. */
export interface SearchEntry {
  /** What it is, as it is shown. */
  readonly kind: SearchKind
  readonly title: string
  readonly says: string
  readonly href: string
  /** Other words that lead here. */
  readonly also?: string
}

export type SearchKind =
  | 'Lesson'
  | 'Part of a lesson'
  | 'Flow'
  | 'Page'
  | 'Term'
  | 'Parameter'
  | 'Claim'
  | 'Header'
  | 'Metadata'
  | 'Code'

const KINDS: Readonly<Record<ReferenceKind, SearchKind>> = {
  parameter: 'Parameter',
  claim: 'Claim',
  header: 'Header',
  metadata: 'Metadata',
  code: 'Code',
}

const PAGES: readonly SearchEntry[] = [
  { kind: 'Page', title: 'Lessons', says: 'The course, in order.', href: '/learn' },
  {
    kind: 'Page',
    title: 'Flows',
    says: 'Which flow do I need? Every flow, with its picture.',
    href: '/flows',
  },
  {
    kind: 'Page',
    title: 'What if',
    says: 'Drop in your own tenant’s policies and ask what a sign-in would be asked for.',
    href: '/what-if',
    also: 'Conditional Access policy import',
  },
  {
    kind: 'Page',
    title: 'Group rules',
    says: 'Whom does a membership rule take in, and why? With the sample’s people or your own.',
    href: '/rules',
    also: 'dynamic group membership rule editor',
  },
  {
    kind: 'Page',
    title: 'Stage',
    says: 'For trainers: prepared runs, notes in a second window, every flow on the whole screen.',
    href: '/stage',
    also: 'trainer presenter deck',
  },
  {
    kind: 'Page',
    title: 'Explain',
    says: 'Paste a token, an address or an AADSTS number: it is taken apart in the page.',
    href: '/explain',
    also: 'decode jwt, token decoder, AADSTS error code, callback address, authorize url, jwt.ms',
  },
  { kind: 'Page', title: 'Glossary', says: 'The words of the trade.', href: '/glossary' },
  { kind: 'Page', title: 'Reference', says: 'Parameters, claims, headers and codes.', href: '/reference' },
]

/** Everything that can be found, in the order in which equal hits are shown. */
export async function searchEntries(): Promise<readonly SearchEntry[]> {
  const lessons = await Promise.all(loadEntries().map(lessonEntries))
  return [
    ...named(lessons.flat()),
    ...(await Promise.all(catalogue.map(flowEntry))),
    ...PAGES,
    ...glossary.map(
      ({ id, title, says, also }): SearchEntry => ({
        kind: 'Term',
        title,
        says,
        href: `/glossary#${id}`,
        ...(also && { also: also.join(', ') }),
      }),
    ),
    ...reference.flatMap(({ entries }) =>
      entries.map(
        ({ id, kind, name, also, meanings }): SearchEntry => ({
          kind: KINDS[kind],
          title: name,
          says: meanings[0]?.says ?? '',
          href: kind === 'code' ? `/explain/${name}` : `/reference#${id}`,
          ...(also && { also }),
        }),
      ),
    ),
  ]
}

/** Parts that several lessons have (`Your turn`) are called after theirs: a list of all of them would help nobody. */
function named(entries: readonly SearchEntry[]): readonly SearchEntry[] {
  const isShared = ({ kind, title }: SearchEntry) =>
    kind === 'Part of a lesson' && entries.filter((each) => each.title === title).length > 1
  return entries.map((each) => (isShared(each) ? { ...each, title: `${each.title}: ${each.says}` } : each))
}

/** A flow, found by what people ask who need it, too. */
async function flowEntry({ slug, title, question, asked }: FlowEntry): Promise<SearchEntry> {
  const also = (await asked()).words.join(', ')
  return { kind: 'Flow', title, says: question, href: `/lab/${slug}`, also }
}

/** A lesson, and each of its parts. */
async function lessonEntries({ path, meta }: LessonEntry): Promise<readonly SearchEntry[]> {
  const { headings } = await outlineOf(path)
  return [
    { kind: 'Lesson', title: meta.title, says: meta.summary, href: `/learn/${path}`, also: meta.short },
    ...headings.map(
      ({ id, title }): SearchEntry => ({
        kind: 'Part of a lesson',
        title,
        says: meta.title,
        href: `/learn/${path}#${id}`,
      }),
    ),
  ]
}
