const SOURCE = 'https://learn.microsoft.com/entra/identity/users/groups-dynamic-membership'

/** Where the language is written down. */
export function RuleSource() {
  return (
    <p className="ru-source">
      The language is Microsoft’s: <a href={SOURCE}>rules for dynamic membership groups</a> (checked in
      November 2026).
    </p>
  )
}
