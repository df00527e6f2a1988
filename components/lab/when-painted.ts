/** Calls `task` when the frame that is being made is on screen; where nothing is painted, soon. @returns what calls it off */
export function whenPainted(task: () => void): () => void {
  if (typeof requestAnimationFrame === 'undefined') {
    const soon = setTimeout(task)
    return () => clearTimeout(soon)
  }
  let timer: ReturnType<typeof setTimeout> | undefined
  const frame = requestAnimationFrame(() => {
    timer = setTimeout(task)
  })
  return () => {
    cancelAnimationFrame(frame)
    clearTimeout(timer)
  }
}
