/** Something about one member of what was read. */
export interface Problem {
  /** `signInConditions.ipAddress`; empty for the whole. */
  readonly path: string
  readonly message: string
}

interface Problems {
  readonly errors: Problem[]
  readonly warnings: Problem[]
}

/** The most problems that are worth reading. */
const MOST = 50

/**
 * Reads the members of an untrusted JSON object one by one. A member of the wrong type is an error with its path, and reads as
 * null; a member that nobody asked for by the time of `end` is a warning.
 */
export class Members {
  readonly #json: Readonly<Record<string, unknown>> | null
  readonly #path: string
  readonly #asked = new Set(['@odata.type', '@odata.context'])
  readonly problems: Problems

  constructor(
    json: unknown,
    path: string,
    problems: Problems = { errors: [], warnings: [] },
    need = 'required',
  ) {
    this.#path = path
    this.problems = problems
    this.#json = typeof json === 'object' && json !== null && !Array.isArray(json) ? { ...json } : null
    if (this.#json === null && (need === 'required' || (json !== undefined && json !== null))) {
      this.#error(path, 'should be an object')
    }
  }

  /** Whether there is an object to read. */
  get isThere(): boolean {
    return this.#json !== null
  }

  /** The object in a member. */
  inner(name: string, need: 'required' | 'optional' = 'required'): Members {
    return new Members(this.#take(name), this.#at(name), this.problems, this.isThere ? need : 'optional')
  }

  /** `@odata.type`, which must be one of `types`. */
  type(types: readonly string[]): string {
    const type = this.#take('@odata.type')
    const found = types.find((each) => typeof type === 'string' && (each === type || each === `#${type}`))
    if (found === undefined && this.isThere)
      this.#error(this.#at('@odata.type'), `should be ${types.join(' or ')}`)
    return found ?? ''
  }

  /** A text that must be there, and not be empty. */
  required(name: string): string {
    const text = this.text(name)
    if (!text && this.isThere && !this.#isFaulty(name)) this.fault(name, 'is missing')
    return text ?? ''
  }

  /** A text, or null. */
  text(name: string): string | null {
    return this.#of(name, 'a text', (value) => typeof value === 'string')
  }

  /** True, false or null. */
  flag(name: string): boolean | null {
    return this.#of(name, 'true or false', (value) => typeof value === 'boolean')
  }

  /** A number that is not negative, or null. */
  amount(name: string): number | null {
    return this.#of(name, 'a number of minutes', (value) => typeof value === 'number' && value >= 0)
  }

  /** A list of texts, or null. */
  texts(name: string, need: 'required' | 'optional' = 'optional'): readonly string[] | null {
    const list = this.#of<readonly string[]>(
      name,
      'a list of texts',
      (value) => Array.isArray(value) && value.every((each) => typeof each === 'string'),
    )
    if (list === null && need === 'required' && this.isThere && !this.#isFaulty(name))
      this.fault(name, 'is missing')
    return list
  }

  /** The objects of a list; empty where there is none. */
  items(name: string): readonly Members[] {
    const list = this.#of<readonly unknown[]>(name, 'a list of objects', Array.isArray) ?? []
    return list.map((each, index) => new Members(each, `${this.#at(name)}[${index}]`, this.problems))
  }

  /** The objects in this one, by the name of their member: for objects that are tables. */
  table(): readonly (readonly [name: string, of: Members])[] {
    return Object.keys(this.#json ?? {}).map((name) => [name, this.inner(name)])
  }

  /** A member as it is. */
  raw(name: string): unknown {
    return this.#take(name)
  }

  /** One of some words, in any case, or null. */
  oneOf<Word extends string>(
    name: string,
    words: readonly Word[],
    need: 'required' | 'optional' = 'optional',
  ): Word | null {
    const text = need === 'required' ? this.required(name) : this.text(name)
    const word = words.find((each) => each.toLowerCase() === text?.toLowerCase())
    if (text && word === undefined) this.fault(name, `should be one of ${words.join(', ')}`)
    return word ?? null
  }

  /** Says that a member is wrong. */
  fault(name: string, message: string): void {
    this.#error(this.#at(name), message)
  }

  /** Says something about a member that does not stand in the way. */
  warn(name: string, message: string): void {
    if (this.problems.warnings.length < MOST) this.problems.warnings.push({ path: this.#at(name), message })
  }

  /** Warns of every member that was not asked for. */
  end(): void {
    for (const name of Object.keys(this.#json ?? {})) {
      if (!this.#asked.has(name)) this.warn(name, 'is not known here and left out of account')
    }
  }

  #take(name: string): unknown {
    this.#asked.add(name)
    return this.#json !== null && Object.hasOwn(this.#json, name) ? this.#json[name] : undefined
  }

  #of<Value>(name: string, what: string, is: (value: unknown) => boolean): Value | null {
    const value = this.#take(name)
    if (value === undefined || value === null) return null
    if (is(value)) return value as Value
    this.fault(name, `should be ${what}`)
    return null
  }

  #at(name: string): string {
    return this.#path === '' ? name : `${this.#path}.${name}`
  }

  #isFaulty(name: string): boolean {
    return this.problems.errors.some(({ path }) => path === this.#at(name))
  }

  #error(path: string, message: string): void {
    if (this.problems.errors.length < MOST) this.problems.errors.push({ path, message })
  }
}
