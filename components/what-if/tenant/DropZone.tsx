import { useEffect, useState } from 'react'
import { droppedFiles } from '../model/dropped'
import { useTransfer } from '../use-what-if'

/** The whole page takes files: while some are carried over it, it says so. */
export function DropZone() {
  const transfer = useTransfer()
  const [over, setOver] = useState(false)
  useEffect(() => {
    const carries = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false
    const enter = (event: DragEvent) => {
      if (!carries(event)) return
      event.preventDefault()
      setOver(true)
    }
    const leave = (event: DragEvent) => {
      if (event.relatedTarget === null) setOver(false)
    }
    const drop = (event: DragEvent) => {
      setOver(false)
      if (!event.dataTransfer || !carries(event)) return
      event.preventDefault()
      void droppedFiles(event.dataTransfer).then((files) => transfer.bring(files))
    }
    window.addEventListener('dragenter', enter)
    window.addEventListener('dragover', enter)
    window.addEventListener('dragleave', leave)
    window.addEventListener('drop', drop)
    return () => {
      window.removeEventListener('dragenter', enter)
      window.removeEventListener('dragover', enter)
      window.removeEventListener('dragleave', leave)
      window.removeEventListener('drop', drop)
    }
  }, [transfer])
  if (!over) return null
  return (
    <div className="wi-drop" aria-hidden="true">
      <p>Drop the export here. It stays in this browser.</p>
    </div>
  )
}
