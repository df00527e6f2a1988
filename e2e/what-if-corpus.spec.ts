import { expect } from '@playwright/test'
import { encodeQuestion } from '../components/what-if/model/link'
import { asExport, corpusFiles } from '../components/what-if/testing/corpus-files'
import type { Case } from '../simulator/conditional-access/corpus/corpus'
import { WhatIfPage } from './pages/what-if'
import { noComplaints, test } from './watch'

/** The same files that the engine and the terminal are tested with: dropped on the page, asked by its links, read off the screen. */
const TITLES: Readonly<Record<string, string>> = {
  grant: 'Granted',
  challenge: 'Not yet: more is asked',
  block: 'Blocked',
}

/** Columns of the matrix, by Graph's word for what ruled a policy out. */
const COLUMNS: Readonly<Record<string, string>> = {
  users: 'Users',
  // Graph has no word of its own for the risk of a service principal.
  workloadIdentities: '(Workloads|Service risk)',
  application: 'Target',
  userActions: 'Target',
  authenticationContext: 'Target',
  clientApps: 'Client app',
  devicePlatform: 'Platform',
  location: 'Location',
  devices: 'Device',
  signInRisk: 'Sign-in risk',
  userRisk: 'User risk',
  insiderRisk: 'Insider risk',
  authenticationFlow: 'Flow',
}

/** What a row says of a policy that no condition ruled out, and that does not apply. */
const OTHERWISE: Readonly<Record<string, RegExp>> = {
  policyNotEnabled: /not looked atOff/,
  notEnoughInformation:
    /cannot be decided.*Not known|Not known.*(is not evaluated here|is not understood|The export lost)/,
  invalidCondition: /cannot be decided.*Not known/,
  emptyPolicy: /Does not apply.*asks for nothing/,
  invalidPolicy:
    /Not known.*is not known here|Does not apply.*(which Graph refuses|has no conditions|includes neither)/,
}

/** What the page asks for, by the name of the control. */
const ASKS: Readonly<Record<string, RegExp>> = {
  mfa: /multifactor/i,
  compliantDevice: /complian|state of (its|a) device/,
  domainJoinedDevice: /hybrid joined|state of its device/,
  compliantApplication: /app protection/,
  authenticationStrength: /strength|combination of methods|methods that would do/,
  termsOfUse: /terms of use/,
  customAuthenticationFactor: /custom control/,
  verifiedID: /verifiedID/,
  passwordChange: /password/,
  riskRemediation: /remediated/,
  signInFrequency: /signs in again|last sign-in/,
  secureSignInSession: /bound to the device/,
}

/** The words of a row's outcome, by the result that Graph's sign-in log has for the policy. */
const OUTCOMES: Readonly<Record<string, RegExp>> = {
  success: /Is met|Limits/,
  failure: /Asks|Blocks|Limits/,
  notApplied: /Does not apply/,
  notEnabled: /Off/,
  unknown: /Not known/,
  reportOnlySuccess: /Would be met|Would limit/,
  reportOnlyInterrupted: /Would ask/,
  reportOnlyFailure: /Would block|Would ask/,
  reportOnlyNotApplied: /Does not apply/,
}

const files = corpusFiles()
/** A handful of files on one page: loading the page takes longer than answering. */
const HANDFUL = 4

for (let first = 0; first < files.length; first += HANDFUL) {
  const some = files.slice(first, first + HANDFUL)
  const count = some.reduce((sum, { cases }) => sum + cases.length, 0)
  const title = `the ${count} questions of the corpus from ${some[0]?.file} to ${some.at(-1)?.file} are answered as the files say`
  // Unit tests ask the engine all of them; the first handful shows that the page says what the engine does.
  test(title, { tag: first === 0 ? [] : '@long' }, async ({ page, complaints }) => {
    test.slow()
    const whatIf = new WhatIfPage(page)
    for (const { file, tenant, cases } of some) {
      await whatIf.open()
      await whatIf.drop(...asExport(tenant))
      await expect(whatIf.tenant, file).toContainText('from your files')
      const ids = tenant.conditionalAccessPolicies.map(({ id }) => id)
      for (const each of cases) {
        await page.goto(`/what-if#${encodeQuestion(each.signIn)}`)
        await expectAnswer(whatIf, file, each, ids)
      }
      // The next one starts from nothing.
      await page.goto('about:blank')
    }
    expect(complaints).toEqual(noComplaints)
  })
}

async function expectAnswer(
  whatIf: WhatIfPage,
  file: string,
  { name: question, expect: should }: Case,
  ids: readonly string[],
) {
  const name = `${file}: ${question}`
  const { result, code, required, session, policies } = should
  // All is read before anything is judged: a question is answered at once, and the page holds no other.
  const title = `^${TITLES[result]}${ids.length === 0 ? '|^No policies came in' : ''}`
  await expect.poll(() => whatIf.verdict.getByRole('heading').textContent(), name).toMatch(new RegExp(title))
  const says = {
    verdict: (await whatIf.verdict.textContent()) ?? '',
    rows: await whatIf.matrix.getByRole('row').allTextContents(),
    asked: await whatIf.part('What is still asked').getByRole('listitem').allTextContents(),
    session: (await whatIf.part('What the session would carry').textContent()) ?? '',
  }
  if (code !== null) expect.soft(says.verdict, `${name}: code`).toContain(`AADSTS${code}`)
  if (required !== null) {
    expect.soft(says.asked, `${name}: what is asked`).toHaveLength(required.length)
    for (const [at, control] of required.entries())
      expect.soft(says.asked[at], `${name}: asks for ${control}`).toMatch(ASKS[control] ?? control)
  }
  if (session) {
    const { signInFrequency, persistentBrowser } = session
    const hours = Number(signInFrequency) / 60
    const again =
      signInFrequency === 'everyTime'
        ? 'signs in again every time'
        : `after ${hours} ${hours === 1 ? 'hour' : 'hours'}`
    expect.soft(says.session, `${name}: sign-in frequency`).toContain(again)
    if (persistentBrowser === 'never')
      expect
        .soft(says.session, `${name}: persistent browser`)
        .toContain('Closing the browser ends the session')
  }
  // The first row holds the names of the columns; a tenant without policies has a sentence in its place.
  expect.soft(says.rows, `${name}: rows`).toHaveLength(ids.length > 0 ? 1 + ids.length : 0)
  for (const [id, { applies, reason, logResult }] of policies) {
    const row = says.rows[1 + ids.indexOf(id)] ?? ''
    const what = `${name}: ${id}`
    if (applies) expect.soft(row, what).toMatch(/Asks|Blocks|Limits|Is met|Would/)
    else if (reason !== null) {
      const column = COLUMNS[reason]
      if (column) expect.soft(row, what).toMatch(new RegExp(`${column} rules it out`))
      else expect.soft(row, what).toMatch(OTHERWISE[reason] ?? reason)
    } else expect.soft(row, what).toMatch(/Does not apply|Not known|Off/)
    if (logResult !== null)
      expect.soft(row, `${what}: ${logResult}`).toMatch(OUTCOMES[logResult] ?? logResult)
  }
}
