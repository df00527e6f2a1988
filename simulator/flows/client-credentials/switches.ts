import type { Switch } from '../../run/flow'

const WITH_CERTIFICATE = { credential: 'certificate' } as const
const FEDERATED = { credential: 'federated' } as const

/** The inputs of this flow that can be set. The first value is the default; the words for them are in `switch-words.ts`. */
export const switches: readonly Switch[] = [
  { name: 'credential', kind: 'setting', values: ['secret', 'certificate', 'federated'] },
  { name: 'runs', kind: 'setting', values: ['once', 'half-an-hour-later', 'two-hours-later'] },
  { name: 'scope', kind: 'setting', values: ['default', 'one-permission', 'another-api', 'unknown-api'] },
  { name: 'roleAssignment', kind: 'setting', values: ['assigned', 'none', 'none-and-required'] },
  { name: 'servicePrincipal', kind: 'setting', values: ['enabled', 'disabled', 'disabled-after-token'] },
  { name: 'clientId', kind: 'setting', values: ['registered', 'unknown'] },
  { name: 'tenant', kind: 'setting', values: ['contoso', 'fabrikam'] },
  { name: 'secret', kind: 'setting', values: ['right', 'wrong', 'its-id', 'expired'] },
  { name: 'algorithm', kind: 'setting', values: ['RS256', 'PS256'], needs: WITH_CERTIFICATE },
  {
    name: 'certificate',
    kind: 'setting',
    values: ['registered', 'not-registered', 'expired'],
    needs: WITH_CERTIFICATE,
  },
  { name: 'privateKey', kind: 'attack', values: ['own', 'another'], needs: WITH_CERTIFICATE },
  {
    name: 'assertion',
    kind: 'setting',
    values: ['fresh', 'two-hours-old', 'another-audience'],
    needs: WITH_CERTIFICATE,
  },
  {
    name: 'subject',
    kind: 'setting',
    values: ['registered', 'one-letter-off', 'other-case', 'other-branch'],
    needs: FEDERATED,
  },
  { name: 'issuer', kind: 'setting', values: ['registered', 'of-the-organization'], needs: FEDERATED },
  { name: 'audience', kind: 'setting', values: ['token-exchange', 'reports-api'], needs: FEDERATED },
  { name: 'jobToken', kind: 'setting', values: ['fresh', 'half-an-hour-old'], needs: FEDERATED },
  { name: 'jobTokenSignature', kind: 'attack', values: ['intact', 'altered'], needs: FEDERATED },
]
