import type { Exercise, Trace } from '../../../_build/exercise'
import { fail, noticed, readings, settingOf } from './runs'

/** How the app comes back a day later: what it holds, or who follows links. */
const WAYS = ['next-day', 'link-again'] as const

/** An app that was let in, and is put out so that it does not come back by either way. */
export const evict: Exercise = {
  id: 'evict',
  prompt:
    'Ada has agreed, and the app has read her mail. Find one thing to do about it that holds against both ways back: two runs with the same answer, one in which the app comes a day later with its refresh token, and one in which Ada follows the same link. In neither is mail read after it.',
  start: { runs: [{ switches: {} }] },
  solution: {
    runs: WAYS.map((comesBack) => ({ switches: { comesBack, answer: 'both-deleted-consent-off' } })),
  },
  hints: [
    'What stops the refresh token alone leaves the next click on the link. Try each answer against both ways.',
    'Deleting makes the app unknown, and an unknown app may be consented to. What keeps it out?',
  ],
  solutionSays:
    'The two deletions, and a policy that lets people consent to nothing; or a service principal that is disabled and stays. With the deletions alone Ada is asked once more, and what she agreed to once she may agree to again.',
  check(trace, { earlier }) {
    const last = trace.at(-1)
    if (!last) return fail([], 'There is no run yet.')
    const since = noticed(trace)
    const came = readings(trace)
    if (since === undefined || !came.some(({ seq }) => seq < since))
      return fail(
        [last.seq],
        'In this run the app has read nothing before somebody noticed. Let Ada agree first: it is to be put out, and not kept out.',
      )
    const again = came.find(({ seq }) => seq > since)
    if (again) return fail([again.seq], 'Here the app reads her mail again.')
    const way = settingOf(trace, 'comesBack')
    if (!isWay(way))
      return fail([last.seq], 'In this run the app comes back at once. A day later is asked for.')
    const refused = trace.findLast((event) => event.type === 'check-failed' && event.seq > since)
    if (!refused) return fail([last.seq], 'In this run the app does not come back.')
    const answer = settingOf(trace, 'answer')
    const other = [...earlier].reverse().find((each) => isOther(each, way, answer))
    if (!other) return fail([refused.seq], 'By this way it is out. Now the other way, with the same answer.')
    return {
      passed: true,
      because: [refused.seq],
      says: 'Out, by both ways. What was read before stays read.',
    }
  },
}

const isWay = (way: string | undefined): way is (typeof WAYS)[number] => WAYS.some((each) => each === way)

/** A run of the other way with the same answer, in which the app had read mail, and reads no more. */
function isOther(trace: Trace, way: string, answer: string | undefined): boolean {
  const since = noticed(trace)
  const other = settingOf(trace, 'comesBack')
  if (since === undefined || !isWay(other) || other === way || settingOf(trace, 'answer') !== answer)
    return false
  const came = readings(trace)
  return (
    came.some(({ seq }) => seq < since) &&
    !came.some(({ seq }) => seq > since) &&
    trace.some((event) => event.type === 'check-failed' && event.seq > since)
  )
}
