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
interface Line {
  /** `appId` of the API. */
  readonly api: string
  readonly id: string
  readonly type: string
}
interface Offer extends Line {
  readonly name: string
  readonly value: string
}

const PATH = 'requiredResourceAccess'
const KINDS: Readonly<Record<string, string>> = {
  Scope: 'in the name of people',
  Role: 'as the application itself',
}

/** What a registration asks for of APIs, by name: what `.default` stands for, and what an administrator is asked to grant. */
export function RequestedPermissions({ draft, tenant, onDraft }: Props) {
  const [api, setApi] = useState('')
  const [wanted, setWanted] = useState('')
  const lines = linesIn(draft)
  if (!lines) return <Unreadable title="Requested permissions" path={PATH} />
  const offers = offersOf(tenant)
  const asked = new Set(lines.map(keyOf))
  const free = offers.filter((offer) => offer.api === api && !asked.has(keyOf(offer)))
  const picked = free.find((offer) => keyOf(offer) === wanted) ?? free[0]
  const write = (list: readonly Line[]) => onDraft(withValue(draft, PATH, written(list)))
  return (
    <details>
      <summary>
        Requested permissions <small>({lines.length})</small>
      </summary>
      <p className="quiet">Asking is not being granted: an edge to the API is what grants.</p>
      <ul className="change-edges">
        {lines.map((line) => {
          const key = keyOf(line)
          const offer = offers.find((each) => keyOf(each) === key)
          const name = `${offer?.name ?? line.api}: ${offer?.value ?? line.id}`
          return (
            <li key={key}>
              <span>
                {name} <small>{KINDS[line.type] ?? line.type}</small>
              </span>
              <button
                type="button"
                className="button button-small"
                onClick={() => write(lines.filter((each) => each !== line))}
              >
                Remove<span className="visually-hidden"> {name}</span>
              </button>
            </li>
          )
        })}
      </ul>
      <p className="change-search">
        <select aria-label="API to ask" value={api} onChange={({ target }) => setApi(target.value)}>
          <option value="">An API…</option>
          {[...new Map(offers.map((offer) => [offer.api, offer.name]))].map(([appId, name]) => (
            <option key={appId} value={appId}>
              {name}
            </option>
          ))}
        </select>
        <select
          aria-label="Permission to ask for"
          value={picked ? keyOf(picked) : ''}
          disabled={!picked}
          onChange={({ target }) => setWanted(target.value)}
        >
          {!picked && <option value="">{api ? 'It asks for all of them' : 'Of it…'}</option>}
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
          onClick={() => picked && write([...lines, picked])}
        >
          Ask for it
        </button>
      </p>
    </details>
  )
}

const keyOf = ({ api, type, id }: Line) => `${api} ${type} ${id}`

const isText = (value: unknown): value is string => typeof value === 'string'

/** All lines; undefined where some of what is written cannot be read. */
function linesIn(draft: Draft): readonly Line[] | undefined {
  const lines: Line[] = []
  for (const { resourceAppId: api, resourceAccess } of rowsAt(draft, PATH) ?? [{}]) {
    const rows = resourceAccess ? rowsAt({ resourceAccess }, 'resourceAccess') : undefined
    if (!isText(api) || !rows) return undefined
    for (const { id, type } of rows) {
      if (!isText(id) || !isText(type)) return undefined
      lines.push({ api, id, type })
    }
  }
  return lines
}

/** The lines as Graph has them: by API. */
function written(lines: readonly Line[]) {
  return [...new Set(lines.map(({ api }) => api))].map((resourceAppId) => ({
    resourceAppId,
    resourceAccess: lines.flatMap(({ api, id, type }) => (api === resourceAppId ? [{ id, type }] : [])),
  }))
}

/** What can be asked for in this tenant: scopes and application roles of the instances in it. */
function offersOf({ servicePrincipals }: Tenant): readonly Offer[] {
  return servicePrincipals.flatMap(({ appId, displayName, oauth2PermissionScopes, appRoles }) => {
    const of = { api: appId, name: displayName }
    return [
      ...oauth2PermissionScopes.map(({ id, value }) => ({ ...of, id, value, type: 'Scope' })),
      ...appRoles.flatMap(({ id, value, allowedMemberTypes }) =>
        allowedMemberTypes.includes('Application') ? [{ ...of, id, value, type: 'Role' }] : [],
      ),
    ]
  })
}
