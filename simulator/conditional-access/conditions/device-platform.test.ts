import { describe, expect, it, test } from 'vitest'
import { verdict } from '../testing/one-policy'

const OUT = 'ruled-out: devicePlatform'
const OPEN = 'unknown: notEnoughInformation'
const KNOWN = ['android', 'iOS', 'windows', 'macOS', 'linux']

const said = (platforms: object | null, devicePlatform: string | null) =>
  verdict('devicePlatform', { platforms }, { devicePlatform })

describe('a platform', () => {
  test.each<[string, object | null, string | null, string]>([
    ['not configured', null, 'iOS', 'any'],
    ['empty lists', { includePlatforms: [], excludePlatforms: [] }, 'iOS', 'any'],
    ['all', { includePlatforms: ['all'] }, null, 'any'],
    ['listed', { includePlatforms: ['iOS', 'android'] }, 'android', 'matched'],
    ['listed, in any case', { includePlatforms: ['IOS'] }, 'ios', 'matched'],
    ['not listed', { includePlatforms: ['iOS', 'android'] }, 'windows', OUT],
    ['unknown to everybody, and not listed', { includePlatforms: KNOWN }, 'chromeOS', OUT],
    [
      'a word of tomorrow, in the policy alone',
      { includePlatforms: ['fuchsia'] },
      'windows',
      'ruled-out: notEnoughInformation',
    ],
    ['a word of tomorrow beside all', { includePlatforms: ['all', 'fuchsia'] }, 'windows', 'any'],
    ['a word of tomorrow, on both sides', { includePlatforms: ['fuchsia'] }, 'fuchsia', 'matched'],
    [
      'the platform that is no longer made',
      { includePlatforms: ['windowsPhone'] },
      'windowsPhone',
      'matched',
    ],
    ['not said', { includePlatforms: ['iOS'] }, null, OPEN],
    ['not said, in the word that Graph has for it', { includePlatforms: ['iOS'] }, 'all', OPEN],
  ])('%s', (_what, platforms, platform, is) => {
    expect(said(platforms, platform).is).toBe(is)
  })

  it('that is not said is named', () => {
    expect(said({ includePlatforms: ['iOS'] }, null)).toMatchObject({
      because: 'The policy is for iOS; the question does not say which platform is used.',
      caveats: ['signInConditions.devicePlatform'],
    })
  })
})

describe('exclusion beats inclusion', () => {
  const unknown = { includePlatforms: ['all'], excludePlatforms: KNOWN }
  test.each<[string, object, string | null, string]>([
    ['a known platform of a policy for unknown ones', unknown, 'macOS', OUT],
    ['a platform that nobody knows', unknown, 'chromeOS', 'matched'],
    ['the platform "unknown"', unknown, 'unknown', 'matched'],
    ['not said', unknown, null, OPEN],
    ['listed on both sides', { includePlatforms: ['iOS'], excludePlatforms: ['ios'] }, 'iOS', OUT],
    [
      'only an exclusion: every other',
      { includePlatforms: [], excludePlatforms: ['iOS'] },
      'android',
      'matched',
    ],
    [
      'included, beside another exclusion',
      { includePlatforms: ['iOS'], excludePlatforms: ['android'] },
      'iOS',
      'matched',
    ],
    ['neither', { includePlatforms: ['iOS'], excludePlatforms: ['android'] }, 'linux', OUT],
  ])('%s', (_what, platforms, platform, is) => {
    expect(said(platforms, platform).is).toBe(is)
  })
})
