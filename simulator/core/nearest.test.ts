import { expect, it, test } from 'vitest'
import { nearest } from './nearest'

const WORDS = ['tenant', 'sign-in', 'format', 'user', 'user-risk', 'risk', 'app']

test.each<[word: string, found: readonly string[]]>([
  ['tennant', ['tenant']],
  ['tenatn', ['tenant']],
  ['TENANT', ['tenant']],
  ['frmat', ['format']],
  ['ap', ['app']],
  ['usr', ['user']],
  ['rsik', ['risk']],
  ['signin', ['sign-in']],
  ['colour', []],
  ['', []],
  ['x', []],
])('%j: %j', (word, found) => {
  expect(nearest(word, WORDS)).toEqual(found)
})

it('gives several, the nearest first, each once', () => {
  expect(nearest('ada', ['Ada Nilsen', 'Adam', 'Ada', 'ada', 'Bob', 'Ada Nilsen'], 3)).toEqual([
    'Ada',
    'ada',
    'Ada Nilsen',
  ])
})
