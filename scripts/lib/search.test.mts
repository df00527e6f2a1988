import { describe, expect, it } from 'vitest'
import { createFinder } from '../../components/search/find'
import { searchEntries } from '../../content/_build/search'

const entries = await searchEntries()
const find = createFinder(entries)
const first = (query: string) => {
  const [hit] = find(query)
  return hit && `${hit.kind}: ${hit.title}`
}

describe('what is typed', () => {
  it.each([
    ['pkce', 'Term: PKCE'],
    ['PKCE ', 'Term: PKCE'],
    ['aud', 'Claim: aud'],
    ['code', 'Parameter: code'],
    ['code_verifier', 'Parameter: code_verifier'],
    ['50126', 'Code: AADSTS50126'],
    ['aadsts50126', 'Code: AADSTS50126'],
    ['InvalidUserNameOrPassword', 'Code: AADSTS50126'],
    ['mfa', 'Term: multifactor authentication'],
    ['app registration', 'Term: application object'],
    ['set-cookie', 'Header: set-cookie'],
    ['jwks_uri', 'Metadata: jwks_uri'],
    ['what if', 'Page: What if'],
    ['multifacter', 'Term: multifactor authentication'],
    ['device auth', 'Term: device authorization flow'],
  ])('%s leads to %s', (query, wanted) => {
    expect(first(query)).toBe(wanted)
  })

  it.each(['', '   ', 'qqqqqqqq', '!!!', '\u0000'])('%j finds nothing, and breaks nothing', (query) => {
    expect(find(query)).toEqual([])
  })
})

describe('the list', () => {
  it('leads each name of a thing to one place', () => {
    const places = entries.map(({ href }) => href)
    expect(places.filter((place, index) => places.indexOf(place) !== index)).toEqual([])
  })

  it('finds each entry by its own title among the first', () => {
    const lost = entries.filter((entry) => !find(entry.title).some(({ href }) => href === entry.href))
    expect(lost.map(({ title, href }) => `${title} ${href}`)).toEqual([])
  })
})
