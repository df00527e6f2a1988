import { describe, expect, it, test } from 'vitest'
import { explain } from './explain'
import type { Finding } from './finding'
import { LONGEST_TEXT } from './limits'
import { otherCommandIn } from './other-commands'
import { NOW } from './testing/tokens'

const TOKEN = 'https://login.microsoftonline.com/common/oauth2/v2.0/token'
const GRAPH = 'https://graph.microsoft.com/v1.0/me'
/** What nobody may see. */
const S = 'qZ8~Vt7.hidden-9Q'
const GRANT = [
  ['grant_type', 'client_credentials'],
  ['client_secret', S],
] as const

const messageOf = (text: string) => otherCommandIn(text)?.message
const fieldsOf = ({
  parts,
  inside,
}: Finding): readonly { readonly value: string; readonly secret: boolean }[] => [
  ...parts.flatMap(({ fields }) => fields),
  ...inside.flatMap(fieldsOf),
]

/** A command, and what it sends. */
const POSTS: readonly (readonly [string, string])[] = [
  [
    'PowerShell with a table',
    `Invoke-RestMethod -Uri "${TOKEN}" -Method Post -Body @{ grant_type = 'client_credentials'; client_secret = "${S}" }`,
  ],
  [
    'PowerShell with a table over lines, and a variable for the secret',
    `$secret = '${S}'\n$body = @{\n  grant_type    = "client_credentials"\n  client_secret = $secret\n}\n$answer = Invoke-RestMethod -Method POST -Uri ${TOKEN} -Body $body`,
  ],
  [
    'PowerShell with lines that go on, and short names',
    `PS C:\\> irm \`\n  -u ${TOKEN} \`\n  -me post \`\n  -b "grant_type=client_credentials&client_secret=${S}" | ConvertTo-Json`,
  ],
  ['HTTPie', `$ http -f POST ${TOKEN} grant_type=client_credentials client_secret=${S}`],
  [
    'HTTPie without a method or a scheme',
    `https --form login.microsoftonline.com/common/oauth2/v2.0/token grant_type=client_credentials 'client_secret=${S}'`,
  ],
  ['wget', `wget -qO- --post-data='grant_type=client_credentials&client_secret=${S}' ${TOKEN}`],
  [
    'wget with --method',
    `wget --quiet --method POST \\\n  --header 'Content-Type: application/x-www-form-urlencoded' \\\n  --body-data 'grant_type=client_credentials&client_secret=${S}' \\\n  --output-document - \\\n  '${TOKEN}'`,
  ],
  [
    'az rest',
    `az rest --method post --url ${TOKEN} --skip-authorization-header --body 'grant_type=client_credentials&client_secret=${S}'`,
  ],
]

describe('a command is taken apart as curl is, and its secret is not seen', () => {
  test.each(POSTS)('%s', (_what, text) => {
    expect(messageOf(text)).toMatchObject({ method: 'POST', target: TOKEN, form: GRANT, left: [] })
    const explained = explain(text, NOW, otherCommandIn)
    expect(explained.findings[0]?.title).toBe('HTTP request')
    expect(explained.findings[0]?.inside.map(({ title }) => title)).toEqual([
      'Token endpoint',
      'Token request',
    ])
    const shown = explained.findings.flatMap(fieldsOf).filter(({ secret }) => !secret)
    expect(JSON.stringify([explained.notes, shown])).not.toContain(S)
    expect(explained.isSecret).toBe(true)
  })

  test.each<[string, string, object]>([
    [
      'PowerShell with headers',
      `Invoke-WebRequest ${GRAPH} -Headers @{ Authorization = "Bearer ${S}"; 'X-Api-Key' = '${S}' }`,
      {
        method: 'GET',
        target: GRAPH,
        headers: [
          ['Authorization', `Bearer ${S}`],
          ['X-Api-Key', S],
        ],
      },
    ],
    [
      'PowerShell with a token',
      `Invoke-RestMethod ${GRAPH} -Authentication Bearer -Token "${S}"`,
      { headers: [['Authorization', `Bearer ${S}`]] },
    ],
    [
      'PowerShell with JSON',
      `irm ${GRAPH} -Method Patch -ContentType 'application/json' -Body '{"passwordProfile":{"password":"${S}"}}'`,
      { method: 'PATCH', body: `{"passwordProfile":{"password":"${S}"}}` },
    ],
    [
      'PowerShell with quotes in quotes',
      `irm ${GRAPH} -Method Post -Body @{ a = 'it''s'; b = "x\`"y;z" }`,
      {
        form: [
          ['a', "it's"],
          ['b', 'x"y;z'],
        ],
      },
    ],
    [
      'PowerShell whose body is made elsewhere',
      `Invoke-RestMethod -Method Post -Uri ${TOKEN} -Body ($body | ConvertTo-Json)`,
      { left: [expect.stringContaining('variable or an expression')] },
    ],
    [
      'PowerShell with parameters in one variable',
      'Invoke-RestMethod @parameters',
      { left: [expect.stringContaining('variable or an expression')] },
    ],
    [
      'HTTPie with JSON',
      `http PATCH ${GRAPH} Authorization:"Bearer ${S}" city=Oslo age:=7 $select==id`,
      {
        method: 'PATCH',
        target: `${GRAPH}?%24select=id`,
        headers: [['Authorization', `Bearer ${S}`]],
        body: '{"city":"Oslo","age":7}',
      },
    ],
    [
      'HTTPie with -a',
      `http -a ada:${S} :8080/x`,
      { target: 'http://localhost:8080/x', headers: [['Authorization', `Basic ada:${S}`]] },
    ],
    ['HTTPie with -A', `http -A bearer -a ${S} api.example`, { headers: [['Authorization', `Bearer ${S}`]] }],
    [
      'HTTPie with a file',
      'http POST api.example/x photo@a.png',
      { method: 'POST', left: [expect.stringContaining('in a file')] },
    ],
    [
      'wget with a password',
      `wget --user ada --password ${S} ${GRAPH}`,
      { headers: [['Authorization', `Basic ada:${S}`]] },
    ],
    [
      'wget with a file',
      `wget --post-file body.json ${GRAPH}`,
      { method: 'POST', left: [expect.stringContaining('in a file')] },
    ],
    [
      'az rest with its own token',
      `az rest -m patch -u ${GRAPH} --headers 'X-Api-Key=${S}' Content-Type=application/json -b '{"city":"Oslo"}'`,
      {
        method: 'PATCH',
        headers: [
          ['X-Api-Key', S],
          ['Content-Type', 'application/json'],
        ],
        body: '{"city":"Oslo"}',
        left: [expect.stringContaining('az adds a token')],
      },
    ],
    [
      'az rest with headers as JSON, and parameters',
      `az rest --url ${GRAPH} --headers '{"Authorization":"Bearer ${S}"}' --url-parameters '$select=id' '$top=1'`,
      { target: `${GRAPH}?%24select=id&%24top=1`, headers: [['Authorization', `Bearer ${S}`]], left: [] },
    ],
  ])('%s', (_what, text, wanted) => {
    expect(messageOf(text)).toMatchObject(wanted)
    const explained = explain(text, NOW, otherCommandIn)
    const shown = explained.findings.flatMap(fieldsOf).filter(({ secret }) => !secret)
    expect(JSON.stringify([explained.notes, shown])).not.toContain(S)
  })

  test.each([
    'http is a protocol. So is FTP.',
    'https error: 401, see a.example',
    'wget the file from a.example',
    'https://login.microsoftonline.com/common/oauth2/v2.0/authorize?client_id=a',
    'az login --service-principal -u a -p b',
    'wget',
    'We call Invoke-RestMethodX here',
    '{"command":"wget --post-data=a=b https://a.example"}',
    `curl -d a=b ${TOKEN}`,
    '',
  ])('%s is none', (text) => {
    expect(otherCommandIn(text)).toBe(undefined)
  })
})

it('what stands around it is taken apart, too, and a secret there is not shown', () => {
  const text = `irm -Method Post ${TOKEN} -Body @{ grant_type = 'x' }\n{"error":"invalid_client","error_codes":[7000215]}`
  const titles = explain(text, NOW, otherCommandIn).findings.map(({ title }) => title)
  expect(titles).toEqual(['HTTP request', 'Refusal'])
})

test.each<[string, string]>([
  ['quotes that do not end', 'irm "'.repeat(20_000)],
  ['tables in tables', `irm -Body ${'@{ a = '.repeat(20_000)}`],
  ['variables', `${'$a = @{'.repeat(15_000)}\nirm x`],
  ['assignments', `${"$a = '".repeat(15_000)}\nirm x`],
  ['options', `http -f ${'a=b '.repeat(25_000)}`],
  ['words of https', 'https '.repeat(20_000)],
  ['escapes', `http a.example ${'\\\\'.repeat(30_000)}`],
  ['lists', `az rest --headers ${'a=b '.repeat(25_000)}`],
])('as long as can be: %s', (_what, text) => {
  const { findings, notes } = explain(text.slice(0, LONGEST_TEXT - 64), NOW, otherCommandIn)
  expect(findings.length + notes.length).toBeGreaterThan(0)
})
