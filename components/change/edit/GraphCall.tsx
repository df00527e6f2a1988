import type { Call } from '../../../simulator/doors/edit'

/** The call to Microsoft Graph that would do the same. */
export function GraphCall({ call: { method, path, body, permission } }: { readonly call: Call }) {
  return (
    <details className="change-call">
      <summary>The same in Microsoft Graph</summary>
      <pre>
        {`${method} https://graph.microsoft.com/v1.0${path}`}
        {body ? `\n\n${JSON.stringify(body, null, 2)}` : ''}
      </pre>
      <p className="quiet">
        {permission ? (
          <>
            Least permission, in a person's name: <code>{permission}</code>.
          </>
        ) : (
          'Which permission is enough is not published.'
        )}
      </p>
    </details>
  )
}
