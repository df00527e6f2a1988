import { isRefusal } from '../../../../simulator/doors/view'
import type { Exercise, Trace, Verdict } from '../../../_build/exercise'
import { nameIn } from '../../../acts/told'
import { caughtBy, injection, switchesOf, wayIn } from './attempts'

/** As it is set up: what the lab's own thief does there comes to nothing. */
const SET_UP = { way: 'log', client: 'web-app' } as const
const SWITCHES = { way: SET_UP.way }

/** Ada signs in; then he begins a sign-in of his own, and gives the app her code as the answer to it. */
const ANSWERS = [
  { prompt: 'username', value: { username: 'ada@contoso.example' } },
  { prompt: 'password', is: 'right' },
  { prompt: 'totp', is: 'right' },
  { prompt: 'consent', value: { accept: true } },
  { prompt: 'next', value: { choose: 'visit' } },
  { prompt: 'next', value: { choose: 'inject-1' } },
] as const

/** Win as the thief where handing the code in fails, then mend the app by one change. */
export const playTheThief: Exercise = {
  id: 'play-the-thief',
  prompt:
    'Set up the lab and play. Mallory has found Ada’s code in a log. If nobody plays him, he hands it in himself, and is refused. Step back to his notebook, and choose for him: get into Expenses as Ada. Then change one switch about Expenses, so that the same moves end in a refusal.',
  start: { runs: [{ switches: SWITCHES }] },
  solution: {
    runs: [
      { switches: SWITCHES, answers: ANSWERS },
      { switches: { ...SWITCHES, pkce: 'used' }, answers: ANSWERS },
    ],
  },
  hints: [
    'What Mallory lacks is the client secret. Somebody has it, and uses it for every code that is brought: who?',
    'Expenses takes a code only as the answer to a sign-in that it began. So begin one, and do not finish it.',
    'For the change, ask of each value: does Mallory have one that fits? The state of his own sign-in does.',
  ],
  solutionSays:
    'On the page of the notebook choose “Begin a sign-in of my own at Expenses”, then “Give code 1 to Expenses as the answer to my own sign-in”. Expenses adds its secret, and greets Mallory as Ada. Then open the switches and let Expenses use PKCE, or send and compare the nonce. The lab makes the same moves again, and they end in a refusal. State does not help here.',
  check(trace, { earlier }) {
    const last = trace.at(-1)
    if (!last) return fail([], 'There is no run yet.')
    const thief = nameIn(trace, 'thief')
    if (!isAsSetUp(trace))
      return fail(
        [last.seq],
        `In this run ${thief} does something else than was set up, or Expenses is something else. Set up the lab again, and choose for him.`,
      )
    const runs = [...earlier, trace].filter(isAsSetUp)
    const won = runs.filter((run) => wayIn(run))
    const mended = runs.filter(isMended)
    const pair = mended.find((run) => won.some((other) => differBy(run, other) === 1))
    if (pair) return passed(trace, thief, pair)
    const here = wayIn(trace)
    if (here) return fail([here.seq], `${thief} is in, as ${here.as}. ${nextStep(trace, thief)}`)
    const refused = trace.findLast(isRefusal) ?? last
    const says = refused.type === 'check-failed' ? refused.says : 'nobody has refused anything, either.'
    if (isMended(trace))
      return fail(
        [refused.seq],
        won.length > 0
          ? `Refused: ${says} But more than one thing is other than in the run in which ${thief} was in.`
          : `Refused: ${says} Show first that the same moves work without that.`,
      )
    return fail([refused.seq], `${thief} is not in: ${says}`)
  },
}

const isAsSetUp = (trace: Trace) =>
  Object.entries(SET_UP).every(([name, value]) => switchesOf(trace)[name] === value)

/** The moves were made, and a value caught them. */
const isMended = (trace: Trace) => {
  const moved = injection(trace)
  const caught = caughtBy(trace)
  return moved !== undefined && caught !== undefined && caught.check.seq > moved.seq
}

function differBy(one: Trace, other: Trace): number {
  const [mine, theirs] = [switchesOf(one), switchesOf(other)]
  return Object.keys(mine).filter((name) => mine[name] !== theirs[name]).length
}

function nextStep(trace: Trace, thief: string): string {
  return switchesOf(trace).state === 'used'
    ? `Expenses has compared the state, and it fits: it is that of ${thief}’s own sign-in.`
    : 'Now change one switch about Expenses, and let him make the same moves.'
}

function passed(trace: Trace, thief: string, pair: Trace): Verdict {
  const caught = caughtBy(pair)
  const because = [
    injection(trace)?.seq,
    (trace === pair ? caught?.check.seq : wayIn(trace)?.seq) ?? trace.length - 1,
  ]
  return {
    passed: true,
    because: because.filter((seq) => seq !== undefined),
    says: `${thief} was in, and nobody noticed. With one change, ${caught?.by} stops the same moves: ${caught?.check.says}`,
  }
}

function fail(because: readonly number[], says: string): Verdict {
  return { passed: false, because, says }
}
