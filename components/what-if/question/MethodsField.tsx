import { memo } from 'react'
import { METHODS } from '../model/methods'
import { useWhatIf, useWhatIfState } from '../use-what-if'

/** What the person has shown in this sign-in, and what they could show besides. */
export const MethodsField = memo(function MethodsField() {
  const control = useWhatIf()
  const { completed, registered } = useWhatIfState(({ question }) => question.authentication)
  const flip = (list: readonly string[], mode: string) =>
    list.includes(mode) ? list.filter((each) => each !== mode) : [...list, mode]
  const extra = [...completed, ...(registered ?? [])].filter(
    (mode) => !METHODS.some(([each]) => each === mode),
  )
  const rows = [...METHODS, ...[...new Set(extra)].map((mode) => [mode, mode] as const)]
  return (
    <>
      <fieldset className="wi-radios">
        <legend>What the person has registered</legend>
        <label>
          <input
            type="radio"
            name="wi-registered"
            checked={registered === null}
            onChange={() => control.shows({ registered: null })}
          />
          As the export says, or not known
        </label>
        <label>
          <input
            type="radio"
            name="wi-registered"
            checked={registered !== null}
            onChange={() => control.shows({ registered: completed })}
          />
          The methods ticked below
        </label>
      </fieldset>
      <table className="wi-methods">
        <thead>
          <tr>
            <th scope="col">Method</th>
            <th scope="col">Shown</th>
            <th scope="col">Registered</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(([mode, title]) => (
            <tr key={mode}>
              <th scope="row">{title}</th>
              <td>
                <label>
                  <input
                    type="checkbox"
                    checked={completed.includes(mode)}
                    onChange={() =>
                      control.shows({
                        completed: flip(completed, mode),
                        // Nobody shows what they have not got.
                        ...(registered && !completed.includes(mode) && !registered.includes(mode)
                          ? { registered: [...registered, mode] }
                          : {}),
                      })
                    }
                  />
                  <span className="visually-hidden">{title}: shown</span>
                </label>
              </td>
              <td>
                <label>
                  <input
                    type="checkbox"
                    disabled={registered === null}
                    checked={registered?.includes(mode) ?? false}
                    onChange={() => control.shows({ registered: flip(registered ?? [], mode) })}
                  />
                  <span className="visually-hidden">{title}: registered</span>
                </label>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
})
