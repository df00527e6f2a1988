/** Where a reader begins: Ada and Chidi are in, Dana has left, and "finance" is not written as they have it. */
export const FIRST_RULE = '(user.department -eq "finance") -and (user.accountEnabled -eq true)'

/** Rules to begin from, each about something that surprises. */
export const EXAMPLES: readonly { readonly title: string; readonly rule: string }[] = [
  { title: 'Letter case does not count', rule: FIRST_RULE },
  { title: 'Everybody but guests', rule: '(user.objectId -ne null) -and -not (user.userType -eq "Guest")' },
  { title: 'No value at all', rule: 'user.jobTitle -eq null' },
  { title: 'One of a list', rule: 'user.department -in ["Logistics", "IT"]' },
  { title: 'A pattern', rule: 'user.jobTitle -match "^(Finance|Identity) "' },
  {
    title: 'And before or',
    rule: 'user.department -eq "Finance" -or user.department -eq "IT" -and user.mail -ne null',
  },
  { title: 'What people change themselves', rule: 'user.mobile -startsWith "+47"' },
  { title: 'Devices', rule: 'device.deviceTrustType -eq "AzureAD"' },
]
