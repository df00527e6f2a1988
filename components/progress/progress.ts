import { isObject, parsed } from '../ui/json'

/** What a reader has done in one lesson. */
export interface LessonProgress {
  /** Revision of the lesson when it was last read: a newer one is worth another look, and takes nothing away. */
  readonly revision: number
  /** Id of the heading that was read last. */
  readonly place?: string
  /** What was guessed, by the id of the prediction. */
  readonly guesses: Readonly<Record<string, string>>
  /** Day on which each exercise was passed first (`2026-11-28`), by its id. */
  readonly exercises: Readonly<Record<string, string>>
  /** Day on which each act was done first, by its id. */
  readonly acts: Readonly<Record<string, string>>
  /** When it was read last, as an ISO 8601 time: the newest one is where to go on. */
  readonly read: string
}

/** By the path of the lesson, `module/lesson`. */
export type Progress = Readonly<Record<string, LessonProgress>>

/** Version of the file that is saved. */
const VERSION = 1
const MOST_LESSONS = 200
const MOST_EACH = 100
const NAME = /^[\w.-]{1,100}$/
const PATH = /^[a-z0-9-]{1,60}\/[a-z0-9-]{1,60}$/
const DAY = /^\d{4}-\d\d-\d\d$/
const TIME = /^\d{4}-\d\d-\d\dT[\d:.]{5,12}Z$/

/** The text that is kept and saved. */
export function writeProgress(lessons: Progress): string {
  return JSON.stringify({ 'tenant-lab-progress': VERSION, lessons })
}

/**
 * Reads what was kept, or a file that somebody brings: members that do not fit are left out, and so is what is too many.
 * INVARIANT: what stands first stays, so whoever adds something real puts it first.
 * @returns undefined when it is no progress at all
 */
export function readProgress(text: string): Progress | undefined {
  const json = parsed(text)
  if (!isObject(json) || json['tenant-lab-progress'] !== VERSION || !isObject(json.lessons)) return undefined
  return Object.fromEntries(
    Object.entries(json.lessons)
      .flatMap(([path, value]) => {
        const lesson = PATH.test(path) ? readLesson(value) : undefined
        return lesson ? [[path, lesson] as const] : []
      })
      .slice(0, MOST_LESSONS),
  )
}

/** Progress in these lessons only, by their paths. */
export function progressIn(lessons: readonly string[], progress: Progress): Progress {
  return Object.fromEntries(Object.entries(progress).filter(([path]) => lessons.includes(path)))
}

/** What was done in a lesson now, added to what was. The first time that something was done counts. */
export function added(before: Progress, path: string, done: Partial<LessonProgress>): Progress {
  const lesson = before[path] ?? NOTHING
  const now = {
    ...lesson,
    ...done,
    guesses: { ...done.guesses, ...lesson.guesses, ...done.guesses },
    exercises: { ...done.exercises, ...lesson.exercises },
    acts: { ...done.acts, ...lesson.acts },
  }
  return { [path]: now, ...before, [path]: now }
}

function readLesson(value: unknown): LessonProgress | undefined {
  if (!isObject(value)) return undefined
  const { revision, place, guesses, exercises, acts, read } = value
  if (!Number.isSafeInteger(revision) || typeof read !== 'string' || !TIME.test(read)) return undefined
  return {
    revision: revision as number,
    ...(typeof place === 'string' && NAME.test(place) && { place }),
    guesses: texts(guesses, NAME),
    exercises: texts(exercises, DAY),
    acts: texts(acts, DAY),
    // A clock that was wrong, or a file from anywhere: what is later than now was read now.
    read: [read, new Date().toISOString()].toSorted()[0] ?? read,
  }
}

function texts(value: unknown, form: RegExp): Readonly<Record<string, string>> {
  if (!isObject(value)) return {}
  return Object.fromEntries(
    Object.entries(value)
      .filter((each): each is [string, string] => {
        const [name, text] = each
        return NAME.test(name) && typeof text === 'string' && form.test(text)
      })
      .slice(0, MOST_EACH),
  )
}

/** Both together, what is in `one` first: nothing that was done in either is lost; where they differ, the one that was read last counts. */
export function mergeProgress(one: Progress, other: Progress): Progress {
  const paths = [...new Set([...Object.keys(one), ...Object.keys(other)])]
  return Object.fromEntries(paths.map((path) => [path, mergeLesson(one[path], other[path])]))
}

function mergeLesson(one: LessonProgress | undefined, other: LessonProgress | undefined): LessonProgress {
  const [older, newer] = (one?.read ?? '') < (other?.read ?? '') ? [one, other] : [other, one]
  return {
    ...(older ?? NOTHING),
    ...newer,
    guesses: { ...one?.guesses, ...older?.guesses, ...newer?.guesses },
    exercises: { ...one?.exercises, ...newer?.exercises, ...older?.exercises },
    acts: { ...one?.acts, ...newer?.acts, ...older?.acts },
  }
}

const NOTHING: LessonProgress = { revision: 0, guesses: {}, exercises: {}, acts: {}, read: '' }

/** The lesson that was read last; undefined before the first. */
export function lastRead(progress: Progress): string | undefined {
  return Object.entries(progress).toSorted(([, a], [, b]) => (a.read < b.read ? 1 : -1))[0]?.[0]
}

/** How far somebody has come in a lesson: it is done where every exercise is solved. @param exercises their ids, as the lesson has them now */
export function howFar(
  lesson: LessonProgress | undefined,
  exercises: readonly string[],
): 'new' | 'begun' | 'done' {
  if (!lesson) return 'new'
  return exercises.every((id) => Object.hasOwn(lesson.exercises, id)) ? 'done' : 'begun'
}
