import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { type Draft, readDraft, save } from '../../../simulator/doors/edit'
import { contoso } from '../../../simulator/fixtures/contoso'
import { Form } from './Form'
import { FIELDS } from './fields'
import { Registered } from './Programs'

/** What somebody may have written in the Graph JSON where something else belongs. */
const WRONG: readonly unknown[] = [
  null,
  0,
  'text',
  true,
  [],
  [null],
  ['text'],
  [0],
  [[]],
  [{}],
  [{ resourceAppId: 'x' }],
  [{ resourceAppId: 'x', resourceAccess: [null] }],
  [{ resourceAppId: 'x', resourceAccess: [{}] }],
  {},
  { redirectUris: null },
  { redirectUris: 'text' },
  { oauth2PermissionScopes: {} },
  { oauth2PermissionScopes: [null] },
]

type Kind = 'users' | 'groups' | 'devices' | 'applications' | 'servicePrincipals'

const draw = (kind: Kind, text: string) => {
  const read = readDraft(text)
  if (!('draft' in read)) throw new Error('no JSON')
  const existing = JSON.parse(text) as Draft & { id: string }
  const saved = save(contoso, kind, read.draft, existing)
  const faults = 'faults' in saved ? saved.faults : []
  return renderToStaticMarkup(
    <Form kind={kind} tenant={contoso} draft={read.draft} faults={faults} onDraft={() => {}} />,
  )
}

describe('the form of an object', () => {
  for (const kind of Object.keys(FIELDS) as Kind[]) {
    const [object] = contoso[kind] as unknown as readonly Draft[]
    if (!object) continue
    it.each(Object.keys(object).filter((name) => name !== 'id'))(
      `of ${kind} stands, whatever the JSON has for %s`,
      (name) => {
        for (const wrong of WRONG)
          expect(draw(kind, JSON.stringify({ ...object, [name]: wrong }))).toContain('change-form')
      },
    )
  }

  it.each(['applications', 'servicePrincipals'] as const)(
    'of %s has the client ID to read and to copy',
    (kind) => {
      const [object] = contoso[kind]
      const html = draw(kind, JSON.stringify(object))
      expect(html).toMatch(
        new RegExp(`Application \\(client\\) ID</span><input readOnly="" value="${object?.appId}"`),
      )
    },
  )

  it('offers what is registered where a program says which application it is', () => {
    const html = renderToStaticMarkup(<Registered id="list" tenant={contoso} />)
    for (const { appId, displayName } of contoso.applications)
      expect(html).toContain(`<option value="${appId}">${displayName}</option>`)
  })

  it('says of requested permissions that it cannot read where they are to be mended', () => {
    const [app] = contoso.applications
    const html = draw('applications', JSON.stringify({ ...app, requiredResourceAccess: [{}] }))
    expect(html).toContain('Requested permissions: <code>requiredResourceAccess</code> is not of the form')
    expect(html).not.toContain('Ask for it')
  })

  it.each([
    ['passwordCredentials', 'text'],
    ['api', { oauth2PermissionScopes: [null] }],
  ])(
    'offers nothing to add to %s while it cannot be read: that would lose what is written',
    (name, wrong) => {
      const [app] = contoso.applications
      const html = draw('applications', JSON.stringify({ ...app, [name]: wrong }))
      expect(html.match(/is not of the form/g)).toHaveLength(1)
    },
  )
})
