import { createStore } from 'zustand/vanilla'
import type {
  ConditionalAccessPolicy,
  Counterfactual,
  PolicyTenant,
  SignIn,
} from '../../../simulator/doors/policy'
import type { OpenMembership } from '../../../simulator/doors/policy-aside'
import { isSame } from '../answer/is-same'
import type { PolicyEngine, RuleReader } from './engine'
import { type Fitted, putBack } from './fitting'
import type { Helper } from './helper'
import { changesSince, type PolicyChanges, withChanges, without } from './policy-changes'
import { onlyPoliciesDiffer } from './same-but-policies'
import type { Moment, WhatIfState } from './state'

/** Objects past which answers are worked out in the worker: following ten thousand people through their groups takes frames. */
const LONG_WORK = 3_000
/** Whoever goes on typing is not searched for: of a large tenant a search takes long. */
const RESTING_MS = 600
/** What reading a policy takes, in other objects. */
const POLICY_WORK = 5
const MOST_UNDOS = 50

/** The page: its state and what can be done to it. */
export type WhatIfControl = ReturnType<typeof createWhatIf>

/**
 * Starts with the sample tenant, the worked question and its answer, all at once.
 * @param found what would change the worked answer: searched for before the build, so that the page need not
 * @param helper where long work is done
 */
export function createWhatIf(engine: PolicyEngine, found: readonly Counterfactual[], helper: Helper) {
  const { compile, evaluate, contosoPolicyTenant, contosoQuestion, PASSWORD_ONLY } = engine
  const worked: SignIn = { ...contosoQuestion, authentication: PASSWORD_ONLY }
  let compiled = { tenant: contosoPolicyTenant, value: compile(contosoPolicyTenant) }
  const first = evaluate(compiled.value, worked)
  const store = createStore<WhatIfState>(() => ({
    source: { kind: 'sample', name: 'Contoso', document: undefined },
    base: contosoPolicyTenant,
    tenant: contosoPolicyTenant,
    question: worked,
    isLinked: false,
    reset: undefined,
    decision: first,
    aside: engine.aside(compiled.value, worked),
    thinking: false,
    answered: contosoPolicyTenant,
    counterfactuals: { status: 'found', list: found },
    life: 0,
    step: 0,
    past: [],
    future: [],
    recents: [],
    problem: undefined,
    importing: { status: 'none' },
    names: {},
    kept: false,
    keeping: false,
    read: { status: 'none' },
    open: { tenant: false, reading: false, rows: new Set(), change: false, editing: undefined },
    applyingOnly: false,
    called: '',
  }))
  const { getState: get, setState: set } = store
  let rules: RuleReader | undefined
  /** The report and the findings of each tenant that came: they are shown with it alone. */
  const reports = new WeakMap<WhatIfState['source'], WhatIfState['importing']>()
  const reads = new WeakMap<WhatIfState['source'], WhatIfState['read']>()
  store.subscribe(({ source, importing, read }, before) => {
    if (importing !== before.importing && importing.status === 'done' && importing.used)
      reports.set(source, importing)
    if (read !== before.read && read.status === 'found') reads.set(source, read)
  })
  /** The newest thing asked; an answer to an older one comes too late. */
  let asked = 0
  /** The page as it was answered at last. */
  let answeredPage = page()
  /** The policy that was written at last, while nothing else has been done since: going on with it is no step of its own. */
  let writing: string | undefined

  /**
   * Answers, and only then are the tenant and the question those of the page: what cannot be answered leaves it as it was.
   * @param along what becomes so with it
   */
  function answer(given: PolicyTenant, question: SignIn, along: Partial<WhatIfState> = {}): void {
    const tenant = engine.withMadeUp(given, question)
    const long = isLong(tenant)
    const looking = { ...get().counterfactuals, status: 'looking' } as const
    let answered: Partial<WhatIfState> = { thinking: true }
    if (!long) {
      performance.mark('what-if:asked')
      const value = compiledFor(tenant)
      answered = {
        decision: evaluate(value, question),
        aside: engine.aside(value, question),
        thinking: false,
        answered: along.base ?? get().base,
      }
      compiled = { tenant, value }
      performance.measure('what-if:answer', 'what-if:asked')
    }
    asked += 1
    const turn = asked
    set({ ...along, tenant, question, ...answered, counterfactuals: looking })
    if (!long) answeredPage = page()
    else
      helper.evaluate(tenant, question).then(
        (answered) => {
          if (turn !== asked) return
          set({ ...answered, thinking: false, answered: get().base })
          answeredPage = page()
        },
        (fault: unknown) =>
          turn === asked &&
          set({ ...answeredPage, ...saidOf(answeredPage.source), thinking: false, problem: saysOf(fault) }),
      )
    // The answer is drawn first. Of questions in quick succession only the last is searched.
    setTimeout(
      () => {
        if (turn !== asked) return
        helper.counterfactuals(tenant, question, long).then(
          (list) => turn === asked && set({ counterfactuals: { status: 'found', list } }),
          () => turn === asked && set({ counterfactuals: { status: 'failed', list: [] } }),
        )
      },
      long ? RESTING_MS : 0,
    )
  }

  /** People, groups and places are read once; a policy that is switched costs its own reading. */
  function compiledFor(tenant: PolicyTenant): typeof compiled.value {
    if (compiled.tenant === tenant) return compiled.value
    return onlyPoliciesDiffer(compiled.tenant, tenant)
      ? engine.withPolicies(compiled.value, tenant.conditionalAccessPolicies)
      : compile(tenant, rules)
  }

  /** What is of one tenant and one question. */
  function page() {
    const { undoes: _, ...here } = moment('')
    const { life, past, future, step } = get()
    return { ...here, life, past, future, step }
  }

  function moment(undoes: string): Moment {
    const { source, base, tenant, names, question, isLinked, reset } = get()
    return { source, base, tenant, names, question, isLinked, reset, undoes }
  }

  /** What is said of `source` when it is come back to: nothing of another, and nothing of a reading that is over. */
  function saidOf(source: WhatIfState['source']): Partial<WhatIfState> {
    const { source: here, importing, read } = get()
    if (source === here) return {}
    if (read.status === 'looking') helper.stopReading()
    return {
      // An import that is under way goes on.
      ...(importing.status === 'running' ? {} : { importing: reports.get(source) ?? { status: 'none' } }),
      read: reads.get(source) ?? { status: 'none' },
    }
  }

  /** The very policy of the tenant as it came, where that says the same: then it is not changed. */
  function asItCame(policy: ConditionalAccessPolicy): ConditionalAccessPolicy {
    const came = get().base.conditionalAccessPolicies.find(({ id }) => id === policy.id)
    return came && isSame(came, policy) ? came : policy
  }

  /** A step begins: what is here now can be come back to. */
  function remember(undoes: string): void {
    writing = undefined
    set(oneStepMore(undoes))
  }

  function oneStepMore(undoes: string): Pick<WhatIfState, 'past' | 'future' | 'step'> {
    const { past, step } = get()
    return { past: [...past, moment(undoes)].slice(-MOST_UNDOS), future: [], step: step + 1 }
  }

  /** Takes one step back, or does one again. */
  function walk(isBack: boolean): void {
    const { past, future, step } = get()
    const to = isBack ? past.at(-1) : future[0]
    if (!to) return
    writing = undefined
    const here = moment(to.undoes)
    const { undoes: _, ...there } = to
    set({
      ...there,
      ...saidOf(to.source),
      past: isBack ? past.slice(0, -1) : [...past, here],
      future: isBack ? [here, ...future] : future.slice(1),
      step: step + (isBack ? -1 : 1),
    })
  }

  function goTo(step: number): void {
    const { step: now, past, future } = get()
    if (step === now || step < now - past.length || step > now + future.length) return
    while (get().step !== step) walk(step < get().step)
    const { tenant, question } = get()
    answer(tenant, question)
  }

  function enter(
    tenant: PolicyTenant,
    source: WhatIfState['source'],
    fitted: Fitted,
    base: PolicyTenant,
    along: Partial<WhatIfState>,
  ) {
    const { question, isLinked, reset } = fitted
    answer(tenant, question, {
      ...along,
      base,
      source,
      isLinked,
      reset,
      names: {},
      read: { status: 'none' },
      called: '',
      open: { ...get().open, rows: new Set(), change: false, editing: undefined },
    })
    writing = undefined
  }

  let back = () => goTo(get().step - 1)

  return {
    store,
    engine,
    found,
    worked,
    update: (part: Partial<WhatIfState>) => set(part),

    /** Asks another question of the same tenant. */
    ask: (question: SignIn) => answer(get().tenant, question),

    /** Changes facts of the sign-in and asks again. */
    change(conditions: SignIn['signInConditions']) {
      const { tenant, question } = get()
      answer(tenant, { ...question, signInConditions: { ...question.signInConditions, ...conditions } })
    },

    /** Changes what has been shown and asks again. */
    shows(authentication: Partial<SignIn['authentication']>) {
      const { tenant, question } = get()
      answer(tenant, { ...question, authentication: { ...question.authentication, ...authentication } })
    },

    /** Supposes that the person has a group or a role, or has not, or nothing about it, and asks again. */
    suppose({ kind, id }: Pick<OpenMembership, 'kind' | 'id'>, is: boolean | null) {
      const { tenant, question } = get()
      answer(tenant, engine.supposing(question, kind, id, is))
    },

    /** Asks with what was taken out of the question. */
    putBack() {
      const { tenant, question, reset } = get()
      if (!reset) return
      remember('Back to the question of this tenant')
      set({ reset: undefined })
      answer(tenant, putBack(question, reset))
    },

    /** Reads the tenant as it is now, and opens what was read. */
    read() {
      const { tenant, open } = get()
      set({ open: { ...open, reading: true } })
      set({ read: { status: 'looking', of: tenant } })
      const isCurrent = () => {
        const { read } = get()
        return read.status === 'looking' && read.of === tenant
      }
      helper.reading(tenant).then(
        (reading) => isCurrent() && set({ read: { status: 'found', of: tenant, reading } }),
        (fault: unknown) =>
          isCurrent() &&
          set({ read: { status: 'failed', says: fault instanceof Error ? fault.message : String(fault) } }),
      )
    },

    /** Ends a reading: nothing was found, because nobody looked to the end. */
    stopReading() {
      set({ read: { status: 'stopped' } })
      helper.stopReading()
    },

    /** Switches one policy, and answers at once. */
    switchPolicy(id: string, state: string) {
      const { tenant, question } = get()
      const policy = tenant.conditionalAccessPolicies.find((each) => each.id === id)
      if (!policy || policy.state === state) return
      remember(`Switch ${policy.displayName ?? id} back`)
      // What the importer noted beside the state was about the one that it had.
      const rest = Object.fromEntries(Object.entries(policy).filter(([name]) => !name.startsWith('state@')))
      answer(withPolicy(tenant, asItCame({ ...rest, id, state })), question)
    },

    /** Puts a policy in the place of the one with its id, or after all others. Who goes on writing the same one makes one step. */
    putPolicy(policy: ConditionalAccessPolicy) {
      const { id, displayName } = policy
      const { tenant, question } = get()
      const isThere = tenant.conditionalAccessPolicies.some((each) => each.id === id)
      if (writing !== id) remember(`${isThere ? 'Undo the change of' : 'Do not add'} ${displayName || id}`)
      writing = id
      answer(withPolicy(tenant, asItCame(policy)), question)
    },

    /** Takes a policy away. */
    removePolicy(id: string) {
      const { tenant, question, open } = get()
      const policy = tenant.conditionalAccessPolicies.find((each) => each.id === id)
      if (!policy) return
      remember(`Bring ${policy.displayName || id} back`)
      if (open.editing === id) set({ open: { ...open, editing: undefined } })
      answer(
        {
          ...tenant,
          conditionalAccessPolicies: tenant.conditionalAccessPolicies.filter((each) => each !== policy),
        },
        question,
      )
    },

    /** Makes a policy be as it came again: there where it was taken away, away where it was added. @param id of all, if undefined */
    takeBack(id?: string) {
      const { base, tenant, question, open } = get()
      const { conditionalAccessPolicies: came } = base
      const changes = changesSince(came, tenant.conditionalAccessPolicies)
      remember(id === undefined ? 'Make all changes again' : 'Make the change again')
      const left = id === undefined ? { put: [], removed: [] } : without(changes, id)
      if (open.editing === id || id === undefined) set({ open: { ...open, editing: undefined } })
      answer({ ...tenant, conditionalAccessPolicies: withChanges(came, left) }, question)
    },

    /** Answers from the tenant as it came with these changes: no step, because they were made before. */
    restoreChanges(changes: PolicyChanges) {
      const { base, tenant, question } = get()
      const policies = withChanges(base.conditionalAccessPolicies, changes)
      if (policies !== tenant.conditionalAccessPolicies)
        answer({ ...tenant, conditionalAccessPolicies: policies }, question)
    },

    /** Opens a policy to be edited, or closes what is open. */
    edit(id: string | undefined) {
      set({ open: { ...get().open, change: true, editing: id } })
    },

    /** Does what a counterfactual says. */
    apply(change: Counterfactual) {
      const { tenant, question } = get()
      remember('Undo the change')
      if (change.kind === 'policy') answer(withPolicy(tenant, change.policy), question)
      else answer(tenant, change.signIn)
    },

    /** Asks another question altogether: a step, unlike a change of this one. */
    choose(question: SignIn) {
      remember('Back to the question before')
      set({ isLinked: false, reset: undefined })
      answer(get().tenant, question)
    },

    /** Takes the last step back. */
    undo() {
      if (get().past.length > 0) back()
    },

    /** Goes to a step by its number, back or forward; one that is not remembered any more changes nothing. */
    goTo,

    /** From now on a step is taken back in another way, which comes to `goTo` in the end. */
    undoThrough(way: () => void) {
      back = way
    },

    /** From now on membership rules are read. */
    readRulesWith(reader: RuleReader) {
      rules = reader
    },

    /**
     * Answers from another tenant, with a question that it can answer, and forgets every step before.
     * @param base the tenant as it came, when some policies were changed since
     */
    answerFrom(tenant: PolicyTenant, source: WhatIfState['source'], question: SignIn, base = tenant) {
      const anew = { life: get().life + 1, past: [], future: [], step: 0 }
      enter(tenant, source, { question, isLinked: false, reset: undefined }, base, anew)
    },

    /** The same as a step, which can be taken back. */
    bring(tenant: PolicyTenant, source: WhatIfState['source'], fitted: Fitted) {
      enter(tenant, source, fitted, tenant, oneStepMore('Undo the import'))
    },

    /** Opens or closes the row of a policy. */
    toggleRow(id: string) {
      const rows = new Set(get().open.rows)
      if (!rows.delete(id)) rows.add(id)
      set({ open: { ...get().open, rows } })
    },
  }
}

function isLong({
  users,
  groups,
  devices,
  servicePrincipals,
  conditionalAccessPolicies,
}: PolicyTenant): boolean {
  const objects = users.length + groups.length + devices.length + servicePrincipals.length
  return objects + conditionalAccessPolicies.length * POLICY_WORK > LONG_WORK
}

function withPolicy(
  tenant: PolicyTenant,
  policy: PolicyTenant['conditionalAccessPolicies'][number],
): PolicyTenant {
  return {
    ...tenant,
    conditionalAccessPolicies: withChanges(tenant.conditionalAccessPolicies, { put: [policy], removed: [] }),
  }
}

function saysOf(fault: unknown): string {
  return `The question could not be answered: ${fault instanceof Error ? fault.message : String(fault)}`
}
