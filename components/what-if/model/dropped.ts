import type { NamedFile } from './messages'

/** The files of an `<input type="file">`, with their path when a folder was chosen. */
export function chosenFiles(list: FileList): readonly NamedFile[] {
  return [...list].map((file) => ({ name: file.webkitRelativePath || file.name, file }))
}

/** The files of a drop, those in folders among them. It must be called while the drop event is handled. */
export async function droppedFiles(transfer: DataTransfer): Promise<readonly NamedFile[]> {
  const entries = [...transfer.items]
    .map((item) => item.webkitGetAsEntry?.())
    .filter((entry) => entry !== null)
  const loose = [...transfer.files].map((file) => ({ name: file.name, file }))
  if (!entries.some((entry) => entry?.isDirectory)) return loose
  const found: NamedFile[] = []
  for (const entry of entries) if (entry) await walk(entry, found)
  return found
}

async function walk(entry: FileSystemEntry, found: NamedFile[]): Promise<void> {
  if (entry.isFile) {
    const file = await new Promise<File>((resolve, reject) =>
      (entry as FileSystemFileEntry).file(resolve, reject),
    )
    found.push({ name: entry.fullPath.replace(/^\//, ''), file })
    return
  }
  const reader = (entry as FileSystemDirectoryEntry).createReader()
  for (;;) {
    // A reader gives a hundred at a time, and nothing at the end.
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) =>
      reader.readEntries(resolve, reject),
    )
    if (some.length === 0) return
    for (const each of some) await walk(each, found)
  }
}
