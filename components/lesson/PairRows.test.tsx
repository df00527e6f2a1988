import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { PairRows, pairsIn } from './PairRows'

const rows = [
  { value: 'one run', label: 'The first' },
  { value: 'another run', label: 'The second' },
]
const options = [
  { value: 'state', label: 'state' },
  { value: 'nonce', label: 'nonce' },
]

test('each row is a label with a field of its own, which begins with no option', () => {
  const html = renderToStaticMarkup(<PairRows name="g" rows={rows} options={options} />)
  expect(
    [...html.matchAll(/<label[^>]*><span>([^<]*)<\/span><select name="([^"]*)"/g)].map(([, ...of]) => of),
  ).toEqual([
    ['The first', 'g one run'],
    ['The second', 'g another run'],
  ])
  expect(
    [...html.matchAll(/<option value="([^"]*)"( selected="")?/g)].map(([, value, on]) => [value, on]),
  ).toEqual([
    ['', ' selected=""'],
    ['state', undefined],
    ['nonce', undefined],
    ['', ' selected=""'],
    ['state', undefined],
    ['nonce', undefined],
  ])
})

test('what was picked is told by its row; what was not picked, or belongs to a row that is gone, is not', () => {
  const data = new FormData()
  data.set('g one run', 'nonce')
  data.set('g another run', '')
  data.set('g a run from before', 'state')
  data.set('one run', 'state')
  expect(pairsIn(data, 'g', rows)).toEqual({ 'one run': 'nonce' })
})
