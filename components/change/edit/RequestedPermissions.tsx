import { useState } from 'react'
import type { Draft, Tenant } from '../../../simulator/doors/edit'
import { rowsAt, withValue } from './fields'
import { Unreadable } from './Unreadable'

interface Props {
  readonly draft: Draft
  readonly tenant: Tenant
  onDraft(draft: Draft): void
}

/** One line of `requiredResourceAccess`: a scope or a role of an API. */
interface Requested {
  readonly id: string
  readonly type: string
}
interface Api {
  readonly appId: string
  readonly name: string
  readonly offers: readonly (Requested & { readonly value: string })[]
}
interface Required {
  readonly resourceAppId: string
  readonly resourceAccess: readonly Requested[]
}

const PATH = 'requiredResourceAccess'
const KINDS: Readonly<Record<string, string>> = {
  Scope: 'in the name of people',
  Role: 'as the application itself',
}

/** What a registration asks for of APIs, by name: what `.default` stands for, and what an administrator is asked to grant. */
export function RequestedPermissions({ draft, tenant, onDraft }: Props) {
  const read = requiredIn(draft)
  const required = read ?? []
  const apis = apisOf(tenant)
  const [api, setApi] = useState('')
  const [wanted, setWanted] = useState('')
  const chosen = apis.find(({ appId }) => appId === api)
  const asked = (appId: string, { id, type }: Requested) =>
    required.some(
      (each) =>
        each.resourceAppId === appId && each.resourceAccess.some((one) => one.id === id && one.type === type),
    )
  const free = chosen?.offers.filter((offer) => !asked(chosen.appId, offer)) ?? []
  const picked = free.find((offer) => keyOf(offer) === wanted) ?? free[0]
  const write = (list: readonly Required[]) =>
    onDraft(
      withValue(
        draft,
        PATH,
        list.filter(({ resourceAccess }) => resourceAccess.length > 0),
      ),
    )
  const add = ({ id, type }: Requested) => {
    const known = required.some(({ resourceAppId }) => resourceAppId === api)
    const list = known ? required : [...required, { resourceAppId: api, resourceAccess: [] }]
    write(
      list.map((each) =>
        each.resourceAppId === api
          ? { ...each, resourceAccess: [...each.resourceAccess, { id, type }] }
          : each,
      ),
    )
  }
  const remove = (of: Required, { id, type }: Requested) =>
    write(
      required.map((each) =>
        each === of
          ? {
              ...each,
              resourceAccess: each.resourceAccess.filter((one) => one.id !== id || one.type !== type),
            }
          : each,
      ),
    )
  if (!read) return <Unreadable title="Requested permissions" path={PATH} />
  const count = required.reduce((sum, { resourceAccess }) => sum + resourceAccess.length, 0)
  return (
    <details>
      <summary>
        Requested permissions <small>({count})</small>
      </summary>
      <p className="quiet">Asking is not being granted: an edge to the API is what grants.</p>
      {required.map((each) => (
        <fieldset key={each.resourceAppId} className="change-row">
          <legend>
            {apis.find(({ appId }) => appId === each.resourceAppId)?.name ?? each.resourceAppId}
          </legend>
          <ul className="change-edges">
            {each.resourceAccess.map((one) => {
              const name = nameOf(apis, each.resourceAppId, one)
              return (
                <li key={keyOf(one)}>
                  <span>
                    <code>{name}</code> <small>{KINDS[one.type] ?? one.type}</small>
                  </span>
                  <button type="button" className="button button-small" onClick={() => remove(each, one)}>
                    Remove<span className="visually-hidden"> {name}</span>
                  </button>
                </li>
              )
            })}
          </ul>
        </fieldset>
      ))}
      <p className="change-search">
        <select aria-label="API to ask" value={api} onChange={({ target }) => setApi(target.value)}>
          <option value="">An API…</option>
          {apis.map(({ appId, name }) => (
            <option key={appId} value={appId}>
              {name}
            </option>
          ))}
        </select>
        <select
          aria-label="Permission to ask for"
          value={picked ? keyOf(picked) : ''}
          disabled={free.length === 0}
          onChange={({ target }) => setWanted(target.value)}
        >
          {free.length === 0 && <option value="">{chosen ? 'It asks for all of them' : 'Of it…'}</option>}
          {free.map((offer) => (
            <option key={keyOf(offer)} value={keyOf(offer)}>
              {`${offer.value}, ${KINDS[offer.type]}`}
            </option>
          ))}
        </select>
        <button
          type="button"
          className="button button-small"
          disabled={!picked}
          onClick={() => picked && add(picked)}
        >
          Ask for it
        </button>
      </p>
    </details>
  )
}

/** The list, as far as every line of it can be read. */
function requiredIn(draft: Draft): readonly Required[] | undefined {
  const rows = rowsAt(draft, PATH)
  const canBeRead = rows?.every(
    (row) =>
      typeof row.resourceAppId === 'string' &&
      Array.isArray(row.resourceAccess) &&
      rowsAt(row, 'resourceAccess')?.every(
        ({ id, type }) => typeof id === 'string' && typeof type === 'string',
      ),
  )
  return canBeRead ? (rows as unknown as readonly Required[]) : undefined
}

const keyOf = ({ type, id }: Requested) => `${type} ${id}`

/** What can be asked for in this tenant: scopes and application roles of the instances in it. */
function apisOf({ servicePrincipals }: Tenant): readonly Api[] {
  return servicePrincipals.flatMap(({ appId, displayName, oauth2PermissionScopes, appRoles }) => {
    const offers = [
      ...oauth2PermissionScopes.map(({ id, value }) => ({ id, value, type: 'Scope' })),
      ...appRoles.flatMap(({ id, value, allowedMemberTypes }) =>
        allowedMemberTypes.includes('Application') ? [{ id, value, type: 'Role' }] : [],
      ),
    ]
    return offers.length > 0 ? [{ appId, name: displayName, offers }] : []
  })
}

function nameOf(apis: readonly Api[], resourceAppId: string, { id, type }: Requested): string {
  const offers = apis.find(({ appId }) => appId === resourceAppId)?.offers
  return offers?.find((each) => each.id === id && each.type === type)?.value ?? id
}
