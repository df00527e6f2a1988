import type { ReactNode } from 'react'

/** What a page adds to a lab while it is on its stage. */
export interface OnStage {
  /** Every key of it, and what it does. */
  readonly keys: readonly (readonly [keys: string, does: string])[]
  /** Buttons for the sign above the picture. */
  readonly sign: ReactNode
  /** What stands or lies in the lab itself. */
  readonly tools: ReactNode
}

/** What a lab can be told from outside. */
export interface LabProps {
  /** Slug of the flow. */
  readonly flow: string
  /** Where it stands: beside a lesson, alone on a page, in somebody else's page, or on a screen before a class. */
  readonly variant?: 'lesson' | 'full' | 'embed' | 'stage'
  /** `auto` follows the page. */
  readonly theme?: 'auto' | 'light' | 'dark'
  /** The step to open at, counted from 1; answers on the way are filled in. */
  readonly initialStep?: number
  /** Without the player's bar when `false`. */
  readonly controls?: boolean
  /** What its reader has come for, said above the picture: the text's to say. */
  readonly task?: ReactNode
  /** Where the text speaks of the message that is looked at: stands above it. */
  readonly inText?: ReactNode
  /** The lists beside the picture, by the tab that each of them opens with; both without it. */
  readonly panels?: readonly ('steps' | 'message')[]
  readonly onStage?: OnStage | undefined
}
