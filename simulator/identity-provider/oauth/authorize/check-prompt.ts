import { type Check, passed } from '../../../trace/checklist'
import { AADSTS90023 } from '../../errors/aadsts'
import { refuse } from '../../errors/refusal'
import { PROMPTS, type Prompt } from '../../sign-in/sign-in'
import type { Trusted } from './redirect'

/** `prompt`: known values, `none` alone, and no `select_account` beside a `login_hint` (OpenID Connect Core section 3.1.2.1). */
export const prompt: Check<Trusted, { readonly prompt: readonly Prompt[] }> = {
  name: 'prompt',
  spec: 'oidc-core#3.1.2.1',
  look: ({ exchange: { form } }) => {
    const text = form.get('prompt') ?? ''
    const asked = text.split(' ').filter(Boolean)
    const known = PROMPTS.filter((each) => asked.includes(each))
    const strange = asked.find((each) => !PROMPTS.some((value) => value === each))
    if (strange)
      return refuse(AADSTS90023, `prompt is ${text}, and ${strange} is unknown.`, { sent: `prompt=${text}` })
    if (known.length > 1 && known.includes('none'))
      return refuse(AADSTS90023, `prompt is ${text}: to ask nothing, and to ask.`, { sent: `prompt=${text}` })
    if (known.includes('select_account') && form.get('login_hint')) {
      return refuse(AADSTS90023, 'prompt is select_account, but login_hint has selected.', {
        sent: 'prompt=select_account with login_hint',
      })
    }
    return passed(text ? `prompt is ${text}.` : undefined, { prompt: known })
  },
}
