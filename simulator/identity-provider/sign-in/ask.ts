import type { SignInPage } from '../../prompts/all'
import type { Aadsts } from '../errors/aadsts'
import { refuse } from '../errors/refusal'
import { signInPage } from './pages'
import type { Identified, SignIn, Unmet } from './sign-in'

type Parts<P> = P extends SignInPage ? Omit<P, 'action' | 'fields' | 'problem'> : never

/** Where the answer to a page of this kind goes, and what goes along with it. */
function formOf({ exchange, attempt }: SignIn, kind: string) {
  const action = `${exchange.origin}/${attempt.request.tenantId}/login/${kind}`
  return { action, fields: { ctx: attempt.ctx } }
}

/** Asks the person with a page; `because` is what an application hears that forbade asking (`prompt=none`). */
export function ask(signIn: SignIn, because: Aadsts, says: string, page: Parts<SignInPage>): Unmet {
  const { problem } = signIn
  const shown = { ...page, ...formOf(signIn, page.kind), ...(problem && { problem }) } as SignInPage
  return {
    ...refuse(because, says),
    ask: {
      kind: page.kind,
      userId: (signIn as Partial<Identified>).user?.id,
      ...('permissions' in page && { offer: JSON.stringify(page.permissions) }),
      show: (extra) => signInPage(shown, extra),
    },
  }
}
