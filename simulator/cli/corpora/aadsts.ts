import { catalogue } from '../../flows/catalogue'
import * as table from '../../identity-provider/errors/aadsts'
import { completeRun } from '../../run/complete'
import type { TraceEvent } from '../../trace/event'
import { settingsOf, settingText } from '../settings'
import { type Corpus, type Finding, holds, same } from './corpus'

interface Published {
  readonly code: string
  /** Null where Microsoft prints none. */
  readonly name: string | null
}

type ErrorBody = Readonly<Record<string, unknown>>

const AADSTS: Readonly<Record<string, table.Aadsts>> = table

/** Codes that Entra gives and its list does not have, each with a place where one was seen. */
const SEEN: Readonly<Record<string, string>> = {
  AADSTS28000: 'Earlybyte/aad_oauth#328, AzureAD/microsoft-authentication-library-for-js#1487',
  AADSTS50148: 'pennersr/django-allauth#2916, Azure/azure-sdk-for-java#33235',
  AADSTS50149: 'MicrosoftDocs/entra-docs#1538',
  AADSTS500112: 'AzureAD/microsoft-identity-web#985 and #3114 (under invalid_client)',
  AADSTS500131: 'AzureAD/microsoft-authentication-library-for-java#38, microsoft/AzureTRE-Deployment#65',
  AADSTS500121: 'welkasworld.com, "Dealing with sign-in error code 500121"',
  AADSTS70020: 'Azure/azure-cli#22251, Azure/azure-sdk-for-python#32375',
  AADSTS501051:
    'learn.microsoft.com/entra/identity-platform/scenario-protected-web-api-app-registration, under invalid_client; on the wire it was seen under invalid_grant',
  AADSTS650053: 'O365/python-o365#551, damienbod/AspNetCoreMicrosoftGraph#1 (under invalid_client)',
  AADSTS700021: 'MicrosoftDocs/azure-dev-docs, Azure SDK for Java: troubleshoot ClientAssertionCredential',
  AADSTS700024: 'Azure/login#372, obikuro/Sato#1',
  AADSTS700051: 'AzureAD/microsoft-authentication-library-for-js#766, MicrosoftDocs/azure-docs#43522',
  AADSTS700211: 'Azure/azure-workload-identity#1200',
  AADSTS700212: 'the error response in the public test AzureAccessTokenProviderTest.java',
  AADSTS700213: 'Azure/login#482, dotnet/maui#31978',
  AADSTS7000216: 'MicrosoftDocs/azure-docs#30777, microsoftgraph/microsoft-graph-docs-contrib#6430',
  AADSTS7000229:
    'Azure/Commercial-Marketplace-SaaS-Accelerator#830, SidU/openclaw-teams-setup#3, Azure/azure-sdk-for-net#46762 (under invalid_client)',
  AADSTS7002138: 'Azure/login#515',
  AADSTS1002012: 'microsoft/msticpy#923, databricks/databricks-sql-nodejs#226',
  AADSTS9002325: 'MicrosoftDocs/azure-docs#93166, Azure-Samples/azure-search-openai-demo#785',
  AADSTS9002326: 'Azure-Samples/ms-identity-javascript-angular-tutorial#37, umijs/umi-request#299',
  AADSTS9002327: 'AzureAD/microsoft-authentication-library-for-js#2482',
}

/** Numbers that Entra uses for two things, of which its list has the other. */
const SECOND_MEANING: Readonly<Record<string, string>> = {
  AADSTS700023:
    'the audience of a client assertion: Azure SDK for Java, troubleshoot ClientAssertionCredential (MicrosoftDocs/azure-dev-docs)',
}

/** Entra's own, only with some codes; the example is of another. */
const SOMETIMES = ['suberror', 'claims']

/** What an error without a number cannot have, or not in that form. */
const OF_A_NUMBER = ['error_codes', 'error_description', 'error_uri']

/** Entra's error codes and the form of its errors, and those that the lab's identity provider gives. */
export const aadsts: Corpus = {
  name: 'aadsts',
  examine: async (read) => {
    const published = (await read('aadsts/codes.json')) as readonly Published[]
    const example = (await read('aadsts/error-response-example.json')) as ErrorBody
    const { codes, bodies } = await emitted()
    return [
      ...tabled(published),
      ...[...codes].map(([code, where]) =>
        holds(
          `AADSTS${code} of ${where} is in the table`,
          Object.hasOwn(AADSTS, `AADSTS${code}`),
          'is emitted and not in the table',
        ),
      ),
      ...[...bodies].map(([where, body]) => sameMembers(`error response of ${where}`, body, example)),
    ]
  },
}

function tabled(published: readonly Published[]): Finding[] {
  return Object.entries(AADSTS).map(([code, { name = null }]) => {
    const known = published.find((each) => each.code === code)
    const second = SECOND_MEANING[code]
    if (known && second) return { item: code, problem: `is named ${known.name}`, exception: second }
    if (known) return same(code, name, known.name)
    const problem = 'Microsoft lists no such code'
    const seen = SEEN[code]
    return seen ? { item: code, problem, exception: `seen in ${seen}` } : { item: code, problem }
  })
}

/** Every code and every error body of the token endpoint, in all settings of all flows, with the first run that has it. */
async function emitted() {
  const codes = new Map<number, string>()
  const bodies = new Map<string, ErrorBody>()
  for (const entry of catalogue) {
    const flow = await entry.flow()
    for (const switches of settingsOf(flow)) {
      const where = `${flow.slug} (${settingText(switches)})`
      const { result } = await completeRun(flow, { seed: 1, switches })
      // Somebody may be asked and walk away; a run that breaks is ours to mend.
      if (result.status === 'crashed') throw new Error(`${where} is ${result.status}`)
      for (const code of codesIn(result.events)) if (!codes.has(code)) codes.set(code, where)
      for (const body of errorBodies(result.events)) bodies.set(where, body)
    }
  }
  return { codes, bodies }
}

/** Codes wherever they are written: in checks, pages, addresses and bodies. */
function codesIn(events: readonly TraceEvent[]): Set<number> {
  const checks = events.flatMap((event) => (event.type === 'check-failed' ? [event.error.code ?? 0] : []))
  const written = JSON.stringify(events.filter((event) => event.type === 'response-received')).matchAll(
    /AADSTS(\d+)/g,
  )
  return new Set([...checks, ...Array.from(written, ([, code]) => Number(code))].filter((code) => code > 0))
}

function errorBodies(events: readonly TraceEvent[]): ErrorBody[] {
  return events.flatMap((event) => {
    if (event.type !== 'response-received' || event.response.status < 400) return []
    if (!event.response.body.startsWith('{')) return []
    const body = JSON.parse(event.response.body) as ErrorBody
    // An API has an error form of its own.
    return Array.isArray(body.error_codes) ? [body] : []
  })
}

function sameMembers(item: string, body: ErrorBody, example: ErrorBody): Finding {
  const isNumbered = Array.isArray(body.error_codes) && body.error_codes.length > 0
  const left = isNumbered ? SOMETIMES : [...SOMETIMES, ...OF_A_NUMBER]
  const form = (each: ErrorBody) =>
    Object.entries(each)
      .filter(([name]) => !left.includes(name))
      .map(([name, value]) => `${name}: ${shapeOf(value)}`)
      .sort()
  return same(item, form(body), form(example))
}

/** A text with what differs from error to error taken out. */
function shapeOf(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(shapeOf).join()}]`
  if (typeof value !== 'string') return typeof value
  if (/^[a-z_]+$/.test(value)) return 'word'
  return value
    .replace(/^AADSTS\d+: [^\r\n]*/, 'AADSTS: ...')
    .replaceAll(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, 'uuid')
    .replaceAll(/\d{4}-\d\d-\d\d \d\d:\d\d:\d\dZ/g, 'time')
    .replace(/^https:\/\/[^/]+\/error\?code=\d+$/, 'address')
}
