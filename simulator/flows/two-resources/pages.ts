import type { IDToken } from 'oauth4webapi'
import { nameIn } from '../../actors/client/client'
import { rowsIn, tableOf } from '../../actors/table-of'
import { isObject } from '../../core/json'
import type { AppPage, Offer } from '../../prompts/next/prompt'
import type { Door } from './doors'
import { finance } from './tenant'

export const OFFERS: readonly Offer[] = [
  { id: 'account', label: 'Show what there is in Azure', href: '/azure' },
  { id: 'directory', label: `Show who is in ${finance.displayName}`, href: '/' },
]

/** What an API has answered, as a page of Inventory. It is foreign JSON. */
export function doorPage(appName: string, claims: IDToken, { name }: Door, answer: unknown): AppPage {
  const common = { kind: 'app', appName, state: 'signed-in', offers: OFFERS } as const
  const heading = `Hello, ${nameIn(claims)}`
  if (name === 'azure')
    return {
      ...common,
      heading,
      lines: ['Azure Resource Manager says what the storage account is.'],
      table: tableOf({ value: [answer] }, { Name: ['name'], Where: ['location'] }),
    }
  const members = rowsIn(answer).flatMap((group) => rowsIn({ value: group.members }))
  const found = rowsIn(answer).some(isObject)
  return {
    ...common,
    heading,
    lines: [
      found
        ? `Microsoft Graph says who is in ${finance.displayName}.`
        : `Microsoft Graph knows no group ${finance.displayName} in this tenant.`,
    ],
    table: tableOf({ value: members.map(memberRow) }, { Member: ['who'], Kind: ['kind'] }),
  }
}

/** A member, whichever kind of object it is: people by the name that they sign in with. */
function memberRow(member: Readonly<Record<string, unknown>>): object {
  const { userPrincipalName, displayName, id, '@odata.type': type } = member
  const who = [userPrincipalName, displayName, id].find((each) => typeof each === 'string')
  return { who, kind: String(type ?? '').replace('#microsoft.graph.', '') }
}
