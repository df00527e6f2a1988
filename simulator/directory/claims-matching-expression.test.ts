import { describe, expect, it } from 'vitest'
import { expressionFault, expressionHolds, readExpression } from './claims-matching-expression'

const SUB = 'repo:contoso/nightly-report:ref:refs/heads/main'
const CLAIMS = { sub: SUB, repository_id: '821093847', repository_owner_id: '5544123' }

describe('an expression is true of a token', () => {
  it.each<[string, string, boolean]>([
    ['whose claim is the same', `claims['sub'] eq '${SUB}'`, true],
    ['and not where one letter is missing', `claims['sub'] eq '${SUB.slice(0, -1)}'`, false],
    ['and not in other letters', `claims['sub'] eq '${SUB.replace('contoso', 'Contoso')}'`, false],
    ['and eq knows no wildcards', "claims['sub'] eq 'repo:contoso/*'", false],
    ['where a star stands for the rest', "claims['sub'] matches 'repo:contoso/*'", true],
    ['where a star stands for nothing', `claims['sub'] matches '${SUB}*'`, true],
    ['where stars stand in the middle', "claims['sub'] matches '*contoso*heads*n'", true],
    ['where ? stands for one each', "claims['sub'] matches 'repo:contoso/*:ref:refs/heads/????'", true],
    ['and not where one ? is too many', "claims['sub'] matches 'repo:contoso/*:ref:refs/heads/?????'", false],
    ['and not where one ? is too few', "claims['sub'] matches 'repo:contoso/*:ref:refs/heads/???'", false],
    ['and matches is of the whole claim', "claims['sub'] matches 'contoso'", false],
    ['and a star stops at what has to follow', "claims['sub'] matches 'repo:*:environment:*'", false],
    ['and letters count with wildcards too', "claims['sub'] matches 'repo:Contoso/*'", false],
    [
      'where both comparisons hold',
      "claims['sub'] matches 'repo:*' and claims['repository_owner_id'] eq '5544123'",
      true,
    ],
    [
      'and not where the second does not',
      "claims['sub'] matches 'repo:*' and claims['repository_owner_id'] eq '5544124'",
      false,
    ],
    ['and not without the claim', "claims['job_workflow_ref'] matches '*'", false],
    ['and not by what every object has', "claims['constructor'] matches '*'", false],
    ['and a dot is a dot', "claims['sub'] matches 'repo.contoso/*'", false],
    ['and what cannot be read is true of nothing', "claims['sub'] like '*'", false],
  ])('%s', (_what, expression, is) => expect(expressionHolds(expression, CLAIMS)).toBe(is))

  it('is true of no claim that is no text, and of no token without claims', () => {
    for (const claims of [{ sub: 1 }, { sub: ['a'] }, { sub: null }, {}, undefined, null, 'x'])
      expect(expressionHolds("claims['sub'] matches '*'", claims)).toBe(false)
  })

  it('in step with its length, whatever stands in it', () => {
    const text = 'a'.repeat(5_000)
    expect(expressionHolds(`claims['sub'] matches '${'*a'.repeat(2_500)}b'`, { sub: text })).toBe(false)
    expect(readExpression(`${"claims['sub'] eq 'a' and ".repeat(2_000)}x`)).toBeUndefined()
  })
})

describe('an expression can be set', () => {
  const ID = " and claims['repository_id'] eq '821093847'"
  it.each<[string, string, RegExp | undefined]>([
    ['with sub and the id of the repository', `claims['sub'] matches 'repo:contoso/*'${ID}`, undefined],
    ['and not with a name alone', "claims['sub'] matches 'repo:contoso/*'", /takes sub, and one of/],
    ['and not with an id alone', "claims['repository_id'] eq '1'", /takes sub, and one of/],
    ['and not with a claim that is on no list', `claims['actor'] eq 'x'${ID}`, /and not actor/],
    ['and not empty', '', /comparisons/],
    ['and not with two spaces', "claims['sub']  eq 'x'", /comparisons/],
    ['and not with or', "claims['sub'] eq 'x' or claims['sub'] eq 'y'", /comparisons/],
    ['and not with something behind it', "claims['sub'] eq 'x'.", /comparisons/],
    ['and not with a quote inside', "claims['sub'] eq 'x'y'", /comparisons/],
    ['and not unfinished', `claims['sub'] eq 'x' and `, /comparisons/],
    ['and not with double quotes', 'claims["sub"] eq "x"', /comparisons/],
  ])('%s', (_what, expression, fault) => {
    if (fault) expect(expressionFault(expression)).toMatch(fault)
    else expect(expressionFault(expression)).toBeUndefined()
  })
})
