import { describe, expect, it, test } from 'vitest'
import type { DirectoryThing } from './comparison'
import { readRule } from './rule'
import { explainRule, type Verdict } from './why'

// What the documentation shows of properties with several values, and what it does not (checked 2026-11).
// https://learn.microsoft.com/entra/identity/users/groups-dynamic-membership#multi-value-properties

const context = { now: null, isMemberOf: () => false }

function ask(text: string, object: DirectoryThing) {
  const rule = readRule(text)
  if (!rule.valid) throw new Error(rule.error.message)
  return { rule, answer: explainRule(rule).judge(object, context) }
}

const [NONE, ONE, OTHER, BOTH] = [
  { otherMails: [] },
  { otherMails: ['ada@b.example'] },
  { otherMails: ['ada@c.example'] },
  { otherMails: ['ada@b.example', 'ada@c.example'] },
]

describe('inside -any and -all each operator is asked of one value', () => {
  test.each<[string, Verdict[]]>([
    ['-any (_ -eq "ada@b.example")', [false, true, false, true]],
    ['-any (_ -ne "ada@b.example")', [false, false, true, true]],
    ['-any (_ -contains "@B.")', [false, true, false, true]],
    ['-any (_ -notContains "@b.")', [false, false, true, true]],
    ['-any (_ -notEndsWith "@b.example")', [false, false, true, true]],
    ['-any (_ -match "^ada@b")', [false, true, false, true]],
    ['-any (_ -in ["ada@b.example"])', [false, true, false, true]],
    // What -all comes to where there is none is documented of assignedPlans alone.
    ['-all (_ -eq "ada@b.example")', [null, true, false, false]],
    ['-all (_ -ne "ada@b.example")', [null, false, true, false]],
    ['-all (_ -contains "ada")', [null, true, true, true]],
    ['-all (_ -notContains "@b.")', [null, false, true, false]],
    ['-all (_ -eq null)', [true, false, false, false]],
  ])('user.otherMails %s, of none, one, another, both', (rest, verdicts) => {
    const come = [NONE, ONE, OTHER, BOTH].map((each) => ask(`user.otherMails ${rest}`, each).answer.verdict)
    expect(come).toEqual(verdicts)
  })
})

describe('without them, what several values come to is known where it makes no difference', () => {
  test.each<[string, Verdict[]]>([
    ['-eq "ada@b.example"', [false, true, false, null]],
    ['-ne "ada@b.example"', [true, false, true, null]],
    ['-startsWith "ada"', [false, true, true, true]],
    ['-endsWith "@b.example"', [false, true, false, null]],
    ['-notEndsWith "@b.example"', [true, false, true, null]],
    ['-notStartsWith "ada"', [true, false, false, false]],
    ['-match "@b"', [false, true, false, null]],
    ['-notIn ["ada@d.example"]', [true, true, true, true]],
    ['-in ["ada@b.example", "ada@c.example"]', [false, true, true, true]],
    ['-eq null', [true, false, false, false]],
    ['-ne null', [false, true, true, true]],
    // It looks for a part of a text "but not for items in a collection": so nothing is known of it.
    ['-contains "ada"', [null, null, null, null]],
    ['-notContains "ada"', [null, null, null, null]],
  ])('user.otherMails %s, of none, one, another, both', (rest, verdicts) => {
    const come = [NONE, ONE, OTHER, BOTH].map((each) => ask(`user.otherMails ${rest}`, each).answer.verdict)
    expect(come).toEqual(verdicts)
  })

  it('says why it is not, of whom', () => {
    const { answer } = ask('user.proxyAddresses -ne "smtp:a@b"', { proxyAddresses: ['smtp:a@b', 'SMTP:a@c'] })
    expect(answer.parts[0]?.because).toMatch(/^What -ne comes to for several values, of which some fit/)
    expect(ask('user.proxyAddresses -contains "a"', {}).rule.warnings).toEqual([
      expect.stringContaining(
        'What -contains comes to for proxyAddresses, which can have several values, is not',
      ),
    ])
  })

  it('is asked of the values that Graph has under another name', () => {
    const labels = { physicalIds: ['[ZTDId]:1', '[OrderId]:2'] }
    expect(ask('device.devicePhysicalIds -startsWith "[ZTDId]"', labels).answer.verdict).toBe(null)
    expect(ask('device.devicePhysicalIds -any _ -startsWith "[ZTDId]"', labels).answer.verdict).toBe(true)
  })

  it('is settled by the rest of the rule, where that settles it', () => {
    const both = { ...BOTH, department: 'Sales' }
    const open = 'user.otherMails -ne "ada@b.example"'
    expect(ask(`${open} -or user.department -eq "Sales"`, both).answer.verdict).toBe(true)
    expect(ask(`${open} -and user.department -eq "HR"`, both).answer.verdict).toBe(false)
    expect(ask(`${open} -and user.department -eq "Sales"`, both).answer.verdict).toBe(null)
  })

  it('leaves properties with one value as they are', () => {
    expect(ask('user.department -contains "a"', { department: 'Sales' }).answer.verdict).toBe(true)
    expect(ask('user.telephoneNumber -ne "1"', { businessPhones: ['1', '2'] }).answer.verdict).toBe(false)
  })
})

describe('what two examples of the documentation say', () => {
  const intune =
    'user.assignedPlans -all (assignedPlan.service -ne "SCO" -or assignedPlan.capabilityStatus -ne "Enabled")'
  const plan = (service: string, capabilityStatus: string) => ({
    service,
    capabilityStatus,
    servicePlanId: 'p',
  })
  test.each<[string, DirectoryThing, Verdict]>([
    ['who has no plan, too', { assignedPlans: [] }, true],
    ['who has it disabled', { assignedPlans: [plan('SCO', 'Deleted')] }, true],
    ['not who has it', { assignedPlans: [plan('exchange', 'Enabled'), plan('SCO', 'Enabled')] }, false],
  ])('no enabled plan of a service: %s', (_who, object, verdict) => {
    const { rule, answer } = ask(intune, object)
    expect(answer.verdict).toBe(verdict)
    expect(rule.warnings).toEqual([])
  })

  test.each<[string, DirectoryThing, Verdict]>([
    ['who reports to the manager', { id: 'ada', manager: { id: 'BOSS' } }, true],
    ['the manager, too', { id: 'Boss', manager: { id: 'chair' } }, true],
    ['not who reports to another', { id: 'emil', manager: { id: 'ada' } }, false],
  ])('direct reports: %s', (_who, object, verdict) => {
    expect(ask('Direct Reports for "boss"', object).answer.verdict).toBe(verdict)
  })
})
