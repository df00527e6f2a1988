import type { ReactNode } from 'react'

interface Permission {
  readonly value: string
  readonly resource: string
  readonly title: string
  readonly description: string
}

/** What an app would like to do, each with the name and the API behind it. @param more said of one, behind its API */
export function Permissions<Of extends Permission>({
  of,
  more,
}: {
  readonly of: readonly Of[]
  readonly more?: (permission: Of) => ReactNode
}) {
  return (
    <ul className="page-permissions">
      {of.map((each) => (
        <li key={Object.values(each).join(' ')}>
          <details>
            <summary>{each.title}</summary>
            <p>
              {each.description} <code>{each.value}</code> of {each.resource}
              {more?.(each)}.
            </p>
          </details>
        </li>
      ))}
    </ul>
  )
}
