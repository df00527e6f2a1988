import { beforeEach, expect, it, vi } from 'vitest'
import { findFlow } from '../../simulator/doors/catalogue'
import { readRunFile, writeTenant } from '../../simulator/doors/sandbox'
import { contoso } from '../../simulator/fixtures/contoso'
import { completeRun } from '../../simulator/run/complete'
import { withTenant } from '../../simulator/run/own-tenant'
import { OPEN_KEY } from '../lab/kept/key'
import { begin, castOf, type Wanted } from './desk-door'

const stored = new Map<string, string>()
const went: string[] = []
vi.stubGlobal('sessionStorage', { setItem: (key: string, text: string) => stored.set(key, text) })
vi.stubGlobal('location', { pathname: '/lab', assign: (to: string) => went.push(to) })
beforeEach(() => {
  stored.clear()
  went.length = 0
})

const SLUG = 'authorization-code-pkce'
const wanted = (part: Partial<Wanted> = {}): Wanted => ({
  flow: SLUG,
  tenant: 'sample',
  files: [],
  person: '',
  clients: {},
  ...part,
})
const exported = () => new File([JSON.stringify(writeTenant(contoso))], 'corp.json')
const clientOf = (name: string) =>
  contoso.applications.find(({ displayName }) => displayName === name)?.appId ?? ''

/** How the run ends that the lab is given. */
async function ending() {
  const read = readRunFile(stored.get(OPEN_KEY) ?? '')
  if (!read.ok) throw new Error(read.says)
  const { run, tenant } = read.file
  const flow = await findFlow(run.flow)?.flow()
  if (!flow) throw new Error('There is no such flow.')
  const own = tenant === undefined || tenant === 'empty' ? tenant : { key: 'k', tenant: contoso }
  const { interventions, answers } = run
  const { result } = await completeRun(withTenant(flow, own), { seed: 1, interventions, answers })
  return result.status === 'ended' ? result.outcome.says : result.status
}

it.each([
  ['everybody of the sample tenant, and its registrations', wanted(), 'Farah Aziz', 'Timesheets'],
  [
    'those of a tenant from files',
    wanted({ tenant: 'own', files: [exported()] }),
    'Farah Aziz',
    'Timesheets',
  ],
])('to choose from there are %s', async (_, where, person, registration) => {
  const cast = await castOf(where)
  if (typeof cast === 'string') throw new Error(cast)
  expect(cast.people.map(({ title }) => title)).toContainEqual(expect.stringContaining(person))
  expect(cast.registrations.map(({ title }) => title)).toContainEqual(expect.stringContaining(registration))
  expect(cast.programs).toEqual([{ id: 'expenses', name: 'Expenses' }])
})

it('in a new tenant there is nobody and nothing to choose', async () => {
  expect(await castOf(wanted({ tenant: 'empty' }))).toMatchObject({ people: [], registrations: [] })
})

it('where nobody signs in, nobody is chosen', async () => {
  expect(await castOf(wanted({ flow: 'client-credentials' }))).toMatchObject({ people: [] })
})

it.each([
  ['as the story goes', wanted(), /^Ada Nilsen is signed in/],
  ['as somebody else', wanted({ person: 'chidi@contoso.example' }), /^Chidi Okafor is signed in/],
  [
    'as another app, which does not know where its answer would go',
    wanted({ clients: { expenses: clientOf('Timesheets') } }),
    /redirect/i,
  ],
])('a run begins %s', async (_, where, says) => {
  expect(await begin(where)).toBeUndefined()
  expect(went).toEqual([`/lab/${SLUG}`])
  expect(await ending()).toMatch(says)
})

it.each([
  ['no files were chosen', wanted({ tenant: 'own' }), /^Choose the files/],
  [
    'the files are no directory',
    wanted({ tenant: 'own', files: [new File(['{}'], 'a.json')] }),
    /^No object of a directory/,
  ],
])('a run does not begin where %s, and that is said', async (_, where, says) => {
  expect(await begin(where)).toMatch(says)
  expect(await castOf(where)).toMatch(says)
  expect(went).toEqual([])
})
