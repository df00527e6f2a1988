'use client'

import { useRef } from 'react'
import plain from './plain-button.module.css'

interface BringInProps {
  /** What the file holds, for whoever does not see the button. */
  readonly label: string
  /** A larger file is none of ours: its text is not read. */
  readonly mostBytes: number
  /** Is handed the text of the file that was chosen; undefined for one that is too large. */
  readonly onText: (text: string | undefined) => void
}

/** A button that reads a JSON file of the reader's. */
export function BringIn({ label, mostBytes, onText }: BringInProps) {
  const file = useRef<HTMLInputElement>(null)
  const bring = async (chosen: File | undefined) => {
    if (!chosen) return
    onText(chosen.size <= mostBytes ? await chosen.text() : undefined)
    // The same file can be chosen again.
    if (file.current) file.current.value = ''
  }
  return (
    <>
      <button type="button" className={plain.plain} onClick={() => file.current?.click()}>
        Bring in a file
      </button>
      <input
        ref={file}
        type="file"
        accept="application/json,.json"
        aria-label={label}
        hidden
        onChange={({ target }) => void bring(target.files?.[0])}
      />
    </>
  )
}
