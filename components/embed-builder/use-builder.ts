import { useCallback, useEffect, useRef, useState } from 'react'
import { findFlow } from '../../simulator/doors/catalogue'
import { type Choice, firstChoice, readStart, writeStart } from './choice'
import { type Run, readRun, runOf } from './run'

/** What was made of a choice: everything that is shown and copied belongs together. */
export interface Made {
  readonly choice: Choice
  readonly run: Run
  /** What stands behind the # of the link to the run; undefined for a plain one. */
  readonly link: string | undefined
}

/** The state of the builder. It begins with what its address says, and the address says what was chosen. */
export function useBuilder(firstFlow: string) {
  const [choice, setChoice] = useState(() => firstChoice(firstFlow))
  const [made, setMade] = useState<Made>()
  const [problem, setProblem] = useState<string>()
  const touched = useRef(false)

  useEffect(() => {
    const open = async () => {
      const started = await chosenIn(location.hash.slice(1), firstFlow)
      setProblem(started.problems.join(' ') || undefined)
      setChoice(started.choice)
    }
    if (location.hash.length > 1) void open()
    window.addEventListener('hashchange', open)
    return () => window.removeEventListener('hashchange', open)
  }, [firstFlow])

  const run = made?.run
  const before = made?.choice
  useEffect(() => {
    if (before === choice) return
    let stale = false
    const make = async () => {
      const same = run && before?.flow === choice.flow && before.inputs === choice.inputs
      const next = same ? run : await runOf(choice)
      const { step } = choice.options
      const at = step === undefined ? undefined : Math.min(step, next.steps.length)
      const fitting = at === step ? choice : { ...choice, options: { ...choice.options, step: at } }
      const link = await next.link(at ?? 0)
      if (stale) return
      setMade({ choice: fitting, run: next, link })
      // What was chosen meanwhile, and is not on screen yet, stays chosen.
      setChoice((now) => (now === choice ? fitting : now))
      if (touched.current) history.replaceState(history.state, '', `#${writeStart(fitting, link)}`)
    }
    make().catch((fault: unknown) => {
      if (!stale) setProblem(fault instanceof Error ? fault.message : String(fault))
    })
    return () => {
      stale = true
    }
  }, [choice, before, run])

  const change = useCallback((part: (choice: Choice) => Choice) => {
    touched.current = true
    setProblem(undefined)
    setChoice(part)
  }, [])
  return { choice, made, problem, change }
}

async function chosenIn(fragment: string, firstFlow: string) {
  const { flow, run, options, problems } = readStart(fragment)
  const said = [...problems]
  const plain = (slug: string | undefined) => {
    const known = slug !== undefined && findFlow(slug)
    if (slug !== undefined && !known) said.push(`There is no flow ${slug.slice(0, 64)}.`)
    return { ...firstChoice(known ? known.slug : firstFlow), options }
  }
  if (run === undefined) return { choice: plain(flow), problems: said }
  const read = await readRun(run)
  if ('says' in read) return { choice: plain(flow), problems: [...said, read.says] }
  const choice = plain(read.flow)
  if (read.unusable) said.push(read.unusable)
  return {
    choice: {
      ...choice,
      options: { ...options, step: read.step || undefined },
      ...(choice.flow === read.flow && { inputs: read.inputs }),
    },
    problems: said,
  }
}
