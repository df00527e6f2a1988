import { useRef, useState } from 'react'
import { chosenFiles } from '../model/dropped'
import { useIsOfOther, useTransfer, useWhatIfState } from '../use-what-if'
import { ImportReport } from './ImportReport'

/** Files, a folder, a zip, or pasted text; what is kept; and the way out. */
export function ImportPanel() {
  const transfer = useTransfer()
  const importing = useWhatIfState((state) => state.importing)
  const kept = useWhatIfState((state) => state.kept)
  const keeping = useWhatIfState((state) => state.keeping)
  const imported = useWhatIfState(({ source }) => source.kind === 'imported')
  const isOfOther = useIsOfOther()
  const [text, setText] = useState('')
  const choose = useRef<HTMLButtonElement>(null)
  const files = useRef<HTMLInputElement>(null)
  const folder = useRef<HTMLInputElement>(null)
  return (
    <div className="wi-import">
      {importing.status === 'running' && (
        <section className="wi-progress" aria-label="Import">
          <progress max={1} value={importing.part} aria-label="Part that has been read" />
          <p>{importing.says}</p>
          <button
            type="button"
            className="button button-small"
            onClick={() => {
              transfer.cancel()
              // The button that was pressed goes away.
              choose.current?.focus()
            }}
          >
            Cancel
          </button>
        </section>
      )}
      <p>
        Drop an export of your Conditional Access policies anywhere on this page: Graph JSON, a folder of it,
        or a zip. People, groups, named locations and devices make the answers better, and none is needed.
      </p>
      <p className="wi-private">
        <svg viewBox="0 0 20 20" width="20" height="20" aria-hidden="true">
          <path
            d="M4 9V6.500a6 6 0 0 1 12 0V9h1.500v9.500h-15V9ZM7 9h6V6.500a3 3 0 0 0-6 0Z"
            fill="currentColor"
          />
        </svg>
        <span>
          Nothing is uploaded. Your files are read in this browser, and this site has no server that could
          take them.
        </span>
      </p>
      <div className="wi-import-ways">
        <button ref={choose} type="button" className="button" onClick={() => files.current?.click()}>
          Choose files
        </button>
        <button type="button" className="button" onClick={() => folder.current?.click()}>
          Choose a folder
        </button>
        <input
          ref={files}
          type="file"
          multiple
          hidden
          aria-label="Files to import"
          accept=".json,.zip,.txt,application/json,application/zip"
          onChange={({ target }) => {
            if (target.files) void transfer.bring(chosenFiles(target.files))
            target.value = ''
          }}
        />
        <input
          ref={folder}
          type="file"
          hidden
          aria-label="Folder to import"
          {...{ webkitdirectory: '' }}
          onChange={({ target }) => {
            if (target.files) void transfer.bring(chosenFiles(target.files))
            target.value = ''
          }}
        />
      </div>
      <details className="wi-more">
        <summary>Paste JSON</summary>
        <label htmlFor="wi-paste">One object, a list, or Graph’s whole answer</label>
        <textarea
          id="wi-paste"
          rows={6}
          spellCheck={false}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
        <button
          type="button"
          className="button button-small"
          aria-disabled={text.trim() === '' || undefined}
          onClick={() => {
            if (text.trim() !== '') void transfer.paste(text)
          }}
        >
          Import the text
        </button>
      </details>
      <div role="status">
        {importing.status === 'cancelled' && <p>The import was cancelled. Nothing has changed.</p>}
        {importing.status === 'failed' && (
          <p className="wi-wrong">The import did not come to an end: {importing.says}</p>
        )}
        {importing.status === 'done' && !importing.used && (
          <p className="wi-wrong">Nothing in it could be used, so the tenant before is still here.</p>
        )}
        {importing.status === 'done' && importing.used && (
          <p>
            {isOfOther
              ? 'The tenant is in. Its first answer is being worked out.'
              : 'The tenant is in, and has answered.'}
          </p>
        )}
      </div>
      {importing.status === 'done' && <ImportReport report={importing.report} />}
      <div className="wi-import-ways">
        {imported && (
          <label className="wi-only">
            <input
              type="checkbox"
              checked={kept}
              onChange={() => void (kept ? transfer.unkeep() : transfer.keep())}
            />
            Keep it on this device
          </label>
        )}
        <button type="button" className="button button-small" onClick={() => void transfer.download()}>
          Export as Graph JSON
        </button>
        <button
          type="button"
          className="button button-small"
          onClick={() => {
            setText('')
            void transfer.forget()
          }}
        >
          Forget everything
        </button>
      </div>
      <p className="wi-small">
        {imported && <span role="status">{keepsake(kept, keeping)}</span>} Forget everything removes the
        tenant, what was kept on this device, and the recent questions.
      </p>
    </div>
  )
}

function keepsake(kept: boolean, keeping: boolean): string {
  if (!kept) return 'A reload forgets it, unless you keep it.'
  return keeping ? 'It is being written down.' : 'It is kept: a reload brings it back.'
}
