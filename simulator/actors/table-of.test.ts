import { expect, test } from 'vitest'
import { tableOf } from './table-of'

const columns = { Date: ['date'], Amount: ['amount', 'currency'] }

test.each([
  ['rows', { value: [{ date: '2026-09-01', amount: 12.5, currency: 'EUR' }] }, [['2026-09-01', '12.5 EUR']]],
  ['a member that is missing', { value: [{ date: '2026-09-01', amount: 12.5 }] }, [['2026-09-01', '12.5']]],
  [
    'an object where a text belongs',
    { value: [{ date: { toString: 1 }, amount: [], currency: null }] },
    [['', '']],
  ],
  ['rows that are none', { value: [null, 'text', 7, []] }, []],
  ['no list', { value: { toString: 1 } }, []],
  ['a list in place of an object', [{ date: '2026-09-01' }], []],
  ['nothing', undefined, []],
])('an answer with %s becomes a table', (_, answer, rows) => {
  expect(tableOf(answer, columns)).toEqual({ head: ['Date', 'Amount'], rows })
})
