import { ContentError } from './content-error'

/** What stands beside a text to be used: a lesson names one. */
export type LessonLab =
  | { readonly kind: 'flow'; readonly slug: string }
  | {
      readonly kind: 'what-if'
      /** The fragment of a link of that page: the tenant and the sign-in it opens with. */
      readonly link?: string
    }
  | {
      readonly kind: 'rules'
      /** The membership rule that it opens with. */
      readonly rule: string
    }

type Kind = LessonLab['kind']

/**
 * By kind: the members of its lab, and the form of each. A new kind is a line here, and one in
 * `app/learn/[module]/[lesson]/lesson-lab.tsx`.
 */
const KINDS: Readonly<
  Record<
    Kind,
    {
      readonly required: Readonly<Record<string, RegExp>>
      readonly optional?: Readonly<Record<string, RegExp>>
    }
  >
> = {
  flow: { required: { slug: /^[a-z0-9]+(-[a-z0-9]+)*$/ } },
  'what-if': { required: {}, optional: { link: /^[\w.~-]+$/ } },
  rules: { required: { rule: /^(?:user|device)\..{1,3000}$/ } },
}

/** Reads the lab of a `meta.json`: exactly one. @throws ContentError for a kind that is none, and a member that is missing, unknown or of another form. */
export function readLab(file: string, json: unknown): LessonLab {
  const kinds = Object.keys(KINDS).join(', ')
  if (typeof json !== 'object' || json === null || Array.isArray(json))
    throw new ContentError(file, `"lab" is one lab: an object with a kind (${kinds}).`)
  const { kind, ...rest } = json as Readonly<Record<string, unknown>>
  if (typeof kind !== 'string' || !Object.hasOwn(KINDS, kind))
    throw new ContentError(file, `The kind of "lab" is one of ${kinds}.`)
  const { required, optional = {} } = KINDS[kind as Kind]
  const forms = { ...required, ...optional }
  for (const [name, value] of Object.entries(rest)) {
    const form = Object.hasOwn(forms, name) ? forms[name] : undefined
    if (!form) throw new ContentError(file, `Nobody reads "${name}" of a ${kind} lab.`)
    if (typeof value !== 'string' || !form.test(value))
      throw new ContentError(file, `"${name}" of a ${kind} lab has another form.`)
  }
  for (const name of Object.keys(required))
    if (!Object.hasOwn(rest, name)) throw new ContentError(file, `A ${kind} lab needs "${name}".`)
  return json as LessonLab
}

/** Slug of the flow that a lab plays; undefined for one that plays none. */
export function flowOf(lab: LessonLab): string | undefined {
  return lab.kind === 'flow' ? lab.slug : undefined
}
