import type { ReactNode } from 'react'
import type { Cargo } from '../../../simulator/doors/view'
import type { Cut } from './outline'

/** How a cargo looks: its cut, its colour, the word on it, and what is drawn on it besides. */
export interface CargoLook {
  readonly cut: Cut
  readonly tone: string
  readonly word: string
  readonly width: number
  readonly height: number
  /** A plain thing: an outline on paper instead of a filled ticket. */
  readonly plain?: true
  /** Drawn around (0, 0) in a field of 18 by 18, in the current colour. */
  readonly mark?: ReactNode
}

const portrait = (
  <>
    <circle cy="-3.6" r="3.4" />
    <path d="M-6.5 7C-6.5 0.6 6.5 0.6 6.5 7Z" />
  </>
)
const stripe = <path d="M-7-5H7V-1.5H-7ZM-7 2.5H-2V5H-7Z" />
const arrowBack = <path d="M7 6V-1H-2V-5L-8 0.5L-2 6V2H4V6Z" />
const key = (
  <path
    fillRule="evenodd"
    d="M-4-4.5A4.5 4.5 0 1 0-0.2 2.2L1.4 0.8L3 2.4L4.6 0.8L6.2 2.4L8.5 0L6-2H-0.3A4.5 4.5 0 0 0-4-4.5ZM-5.5-1.6A1.6 1.6 0 1 1-5.5 1.6A1.6 1.6 0 0 1-5.5-1.6Z"
  />
)
const arrowOn = <path d="M-7-1.7H1V-5.5L7.5 0L1 5.5V1.7H-7Z" />
const lines = <path d="M-6-5H6V-3H-6ZM-6-1H6V1H-6ZM-6 3H2V5H-6Z" />
const bite = (
  <path
    fillRule="evenodd"
    d="M0-7A7 7 0 1 0 7 0A3.4 3.4 0 0 1 3.5-3.4A3.4 3.4 0 0 1 0-7ZM-3-2.5A1.4 1.4 0 1 1-3 .3A1.4 1.4 0 0 1-3-2.5ZM1 1.5A1.4 1.4 0 1 1 1 4.3A1.4 1.4 0 0 1 1 1.5Z"
  />
)
const cross = (
  <path d="M-5.5-3.5L-3.5-5.5L0-2L3.5-5.5L5.5-3.5L2 0L5.5 3.5L3.5 5.5L0 2L-3.5 5.5L-5.5 3.5L-2 0Z" />
)
const question = <path d="M-6-6H6V3H1L-3 7V3H-6Z" />
const table = <path fillRule="evenodd" d="M-7-6H7V6H-7ZM-5-1.5V4H-1V-1.5ZM1-1.5V4H5V-1.5Z" />

/** One look for each cargo, everywhere. */
export const CARGO: Readonly<Record<Cargo, CargoLook>> = {
  'authorization-code': { cut: 'punched', tone: 'var(--front-fill)', word: 'code', width: 74, height: 30 },
  'id-token': { cut: 'badge', tone: 'var(--person)', word: 'ID', width: 62, height: 36, mark: portrait },
  'access-token': {
    cut: 'card',
    tone: 'var(--resource)',
    word: 'access',
    width: 88,
    height: 32,
    mark: stripe,
  },
  'refresh-token': {
    cut: 'return',
    tone: 'var(--app)',
    word: 'refresh',
    width: 98,
    height: 32,
    mark: arrowBack,
  },
  'session-cookie': {
    cut: 'round',
    tone: 'var(--sign-fill)',
    word: 'cookie',
    width: 90,
    height: 30,
    mark: bite,
  },
  credential: { cut: 'round', tone: 'var(--ink)', word: 'secret', width: 90, height: 28, mark: key },
  request: {
    cut: 'sheet',
    tone: 'var(--ink)',
    word: 'request',
    width: 92,
    height: 26,
    plain: true,
    mark: question,
  },
  page: { cut: 'sheet', tone: 'var(--ink)', word: 'page', width: 74, height: 26, plain: true, mark: lines },
  redirect: {
    cut: 'sheet',
    tone: 'var(--front-text)',
    word: 'redirect',
    width: 96,
    height: 26,
    plain: true,
    mark: arrowOn,
  },
  document: {
    cut: 'sheet',
    tone: 'var(--ink)',
    word: 'document',
    width: 106,
    height: 26,
    plain: true,
    mark: lines,
  },
  data: { cut: 'sheet', tone: 'var(--ink)', word: 'data', width: 74, height: 26, plain: true, mark: table },
  refusal: { cut: 'octagon', tone: 'var(--danger)', word: 'refused', width: 104, height: 32, mark: cross },
}
