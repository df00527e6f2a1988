import type { ReactNode } from 'react'
import { Icon, type IconName } from '../ui/Icon'

/** The buttons of the bar, by the name that the still and the live lab share. */
export type BarControl =
  | 'play'
  | 'back'
  | 'forward'
  | 'follow'
  | 'speed'
  | 'break'
  | 'share'
  | 'time'
  | 'stage'
  | 'open'

interface Props {
  readonly playing?: boolean
  readonly atStart?: boolean
  readonly breaking?: boolean
  /** Whether the text beside the lab leads; undefined where there is none. */
  readonly follows?: boolean | undefined
  readonly speed?: string
  readonly count: string
  readonly clock: string
  readonly caption: ReactNode
  readonly rail: ReactNode
  readonly controls?: boolean
  readonly onControl?: (control: BarControl) => void
  /** What stands over the bar while somebody shares, or lets time pass. */
  readonly sharing?: ReactNode
}

/** The player's bar. Play comes first in the document; on screen the rail and what is told are above it. */
export function BarView({
  playing,
  atStart,
  breaking,
  follows,
  speed = '1×',
  count,
  clock,
  caption,
  rail,
  controls = true,
  onControl,
  sharing,
}: Props) {
  const press = (control: BarControl) =>
    onControl ? { onClick: () => onControl(control), 'data-control': control } : { 'data-control': control }
  const icon = (control: BarControl, name: IconName, label: string, className = '') => (
    <button
      type="button"
      className={`button bar-${control} ${className}`}
      aria-label={label}
      title={label}
      {...press(control)}
    >
      <Icon name={name} />
    </button>
  )
  const told = <div className="bar-caption">{caption}</div>
  if (!controls) return <div className="bar">{told}</div>
  return (
    <div className="bar">
      <div className="bar-row">
        {icon('play', playing ? 'pause' : 'play', playing ? 'Pause' : 'Play', 'button-strong')}
        <button
          type="button"
          className="button bar-back"
          aria-label="Step back"
          title="Step back"
          aria-disabled={atStart || undefined}
          {...press('back')}
        >
          <Icon name="back" />
        </button>
        {icon('forward', 'forward', 'Step forward')}
        <div className="bar-count">
          <span>{count}</span>
          <button
            type="button"
            className="bar-clock"
            aria-label={`${clock}: let time pass`}
            title="Virtual time: let some pass"
            {...press('time')}
          >
            <time>{clock}</time>
          </button>
        </div>
        {follows !== undefined && (
          <button
            type="button"
            className="button button-small bar-follow"
            aria-pressed={follows}
            title={
              follows
                ? 'The text leads: the lab shows what you read'
                : 'You lead: give the lab back to the text'
            }
            {...press('follow')}
          >
            Follow the text
          </button>
        )}
        <button
          type="button"
          className="button button-plain bar-speed"
          aria-label={`Speed ${speed}`}
          title="Speed"
          {...press('speed')}
        >
          {speed}
        </button>
        <button
          type="button"
          className="button bar-break"
          aria-pressed={breaking ?? false}
          {...press('break')}
        >
          Break it
        </button>
        <span className="bar-share-place">
          {icon('share', 'share', 'Share: a link to this moment')}
          {sharing}
        </span>
        {icon('stage', 'stage', 'Stage: full screen (f)')}
        {icon('open', 'expand', 'Open the lab')}
      </div>
      {told}
      {rail}
    </div>
  )
}
