import { type Check, passed } from '../../../trace/checklist'
import { refuse } from '../../errors/refusal'
import { PROMPTS, type Prompt } from '../authorization-request'
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
    if (strange) return refuse(90023, `prompt is ${text}, and ${strange} is unknown.`)
    if (known.length > 1 && known.includes('none'))
      return refuse(90023, `prompt is ${text}: to ask nothing, and to ask.`)
    if (known.includes('select_account') && form.get('login_hint')) {
      return refuse(90023, 'prompt is select_account, but login_hint has selected.')
    }
    return passed(text ? `prompt is ${text}.` : undefined, { prompt: known })
  },
}
