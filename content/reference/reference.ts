import {
  claims,
  codes,
  type Entry,
  headers,
  keyMembers,
  metadata,
  parameters,
  type Words,
} from '../../simulator/doors/words'
import { whereOf } from './where'

export type ReferenceKind = 'parameter' | 'claim' | 'header' | 'metadata' | 'code'

/** One meaning of a word; `where` is empty for the one that holds wherever nothing else does. */
export interface ReferenceMeaning {
  readonly where: string
  readonly says: string
  readonly spec?: string
}

/** A word on the wire, as the reference lists it. */
export interface ReferenceEntry {
  /** Place on the page: `/reference#parameter-state`. */
  readonly id: string
  readonly kind: ReferenceKind
  readonly name: string
  /** A code's number alone, and its published symbolic name. */
  readonly also?: string
  readonly meanings: readonly ReferenceMeaning[]
}

export interface ReferenceSection {
  readonly kind: ReferenceKind
  readonly title: string
  readonly says: string
  readonly entries: readonly ReferenceEntry[]
}

/** What the inspectors explain and what refusals say, in one list: read from the engine, so that it cannot say anything else. */
export const reference: readonly ReferenceSection[] = [
  {
    kind: 'parameter',
    title: 'Parameters',
    says: 'What stands in addresses, forms and JSON. The same name can mean one thing in a question and another in an answer.',
    entries: entriesOf('parameter', parameters),
  },
  {
    kind: 'claim',
    title: 'Claims and token headers',
    says: 'What a token says, and about whom.',
    entries: entriesOf('claim', claims),
  },
  {
    kind: 'header',
    title: 'HTTP headers',
    says: 'What requests and answers carry beside their content.',
    entries: entriesOf('header', headers),
  },
  {
    kind: 'metadata',
    title: 'Metadata and keys',
    says: 'What an identity provider says about itself, and the members of its public keys.',
    entries: entriesOf('metadata', { ...metadata, ...keyMembers }),
  },
  {
    kind: 'code',
    title: 'Codes of refusals',
    says: 'The codes that this identity provider can give, with the OAuth error that each travels under.',
    entries: Object.values(codes)
      .toSorted((a, b) => a.code - b.code)
      .map((each) => ({
        id: `code-${each.code}`,
        kind: 'code',
        name: `AADSTS${each.code}`,
        also: 'name' in each ? `${each.code}, ${each.name}` : `${each.code}`,
        meanings: [
          { where: '', says: `${each.text.replace('{}', '…')} (${each.error})`, spec: 'entra#error-codes' },
        ],
      })),
  },
]

function entriesOf(kind: ReferenceKind, words: Words): readonly ReferenceEntry[] {
  return Object.entries(words)
    .toSorted(([a], [b]) => a.localeCompare(b, 'en'))
    .map(([name, entry]) => ({
      id: `${kind}-${name.replaceAll(/[^\w.-]/g, '-')}`,
      kind,
      name,
      meanings: meaningsOf(entry),
    }))
}

function meaningsOf({ says, spec, special }: Entry): readonly ReferenceMeaning[] {
  const plain = { where: '', says, ...(spec && { spec }) }
  return [
    plain,
    ...special.map(({ when, says, spec }) => ({ where: whereOf(when), says, ...(spec && { spec }) })),
  ]
}
