'use client'

import { useState } from 'react'
import { drawingOf } from './still-drawings'

/**
 * The HTML of a drawing, once. What a server component renders is sent twice, as HTML and as data for the browser; a drawing
 * never changes, so it comes as HTML only: the server takes it from where `StillDrawing` put it, the browser from the page.
 */
export function StillHtml({ name }: { readonly name: string }) {
  const [html] = useState(() =>
    typeof window === 'undefined'
      ? drawingOf(name)
      : (document.getElementById(`still-${name}`)?.innerHTML ?? ''),
  )
  return (
    <div
      id={`still-${name}`}
      style={{ display: 'contents' }}
      // The browser writes some characters in another way than the server did.
      suppressHydrationWarning
      // biome-ignore lint/security/noDangerouslySetInnerHtml: our own components wrote it, from a trace of our own engine.
      dangerouslySetInnerHTML={{ __html: html }}
    />
  )
}
