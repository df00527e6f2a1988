import { counted } from '../../simulator/doors/view'

/** What is changed from outside, and that a switch is, which is told elsewhere. */
export function changesSay(changes: number, switches: number): string {
  const here =
    changes > 0 ? `${changes} changed.` : switches > 0 ? 'Nothing is changed here.' : 'Nothing is changed.'
  const there = switches === 1 ? 'a switch is' : `${switches} switches are`
  return switches > 0 ? `${here} In “Break it”, ${there} changed.` : here
}

/** How many switches are changed, and that something is from outside. */
export function switchesSay(switches: number, changes: number): string {
  const here =
    switches > 0
      ? `${switches} changed.`
      : changes > 0
        ? 'Every switch is as it should be.'
        : 'Everything is as it should be.'
  return changes > 0 ? `${here} In “Change”, ${counted(changes, 'thing is', 'things are')} changed.` : here
}
