'use client'

import { useState } from 'react'
import { counted } from '../../simulator/doors/view'
import styles from './explain.module.css'

/** A value that whoever reads it could use: it is not in the page until somebody asks for it. */
export function Secret({ name, value }: { readonly name: string; readonly value: string }) {
  const [isShown, setIsShown] = useState(false)
  return (
    <span className={styles.secret}>
      {isShown ? (
        <code>{value}</code>
      ) : (
        <span className={styles.masked}>hidden, {counted(value.length, 'character', 'characters')}</span>
      )}
      <button
        type="button"
        className="button button-small"
        aria-label={`${isShown ? 'Hide' : 'Show'} ${name}`}
        aria-pressed={isShown}
        onClick={() => setIsShown(!isShown)}
      >
        {isShown ? 'Hide' : 'Show'}
      </button>
    </span>
  )
}
