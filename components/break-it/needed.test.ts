import { describe, expect, it } from 'vitest'
import { switches } from '../../simulator/flows/admin-consent/switches'
import { needed } from './needed'

const waitsFor = (name: string, chosen: Readonly<Record<string, string>>) => {
  const found = switches.find((each) => each.name === name)
  if (!found) throw new Error(`There is no switch ${name}.`)
  return needed(found, switches, chosen).map(([other]) => other)
}
const OF_THE_ADMINISTRATOR = ['endpoint', 'role', 'appRole', 'answer', 'redirectUri', 'state']

describe('a switch waits for what it needs', () => {
  it.each(OF_THE_ADMINISTRATOR)('%s: for nothing, where an administrator is asked', (name) => {
    expect(waitsFor(name, {})).toEqual([])
  })
  it.each(OF_THE_ADMINISTRATOR)('%s: where people consent themselves, for another permission', (name) => {
    expect(waitsFor(name, { permission: 'User.ReadBasic.All' })).toEqual(['permission'])
  })
  it.each(OF_THE_ADMINISTRATOR)(
    '%s: where an administrator has agreed before, for a new organization',
    (name) => {
      expect(waitsFor(name, { organization: 'connected' })).toEqual(['organization'])
    },
  )
  it('for the default of another, where that was set otherwise', () => {
    expect(waitsFor('answer', { redirectUri: 'not-registered' })).toEqual(['redirectUri'])
    expect(waitsFor('later', {})).toEqual(['organization'])
    expect(waitsFor('stateCheck', { permission: 'User.ReadBasic.All' })).toEqual(['permission', 'state'])
  })
})
