import { isDscConfiguration } from './microsoft365dsc'
import { isTerraformSource, TERRAFORM_SOURCE } from './terraform'

/**
 * What is said of a file that is no JSON: what it is, where that is known, and what to bring instead.
 * https://microsoft365dsc.com/user-guide/cmdlets/New-M365DSCReportFromConfiguration/
 */
export function noJson(text: string, name: string): { readonly says: string; readonly isLoss: boolean } {
  const says = whatItIs(text, name)
  return says === null
    ? { says: 'This file is no JSON; it is left out.', isLoss: false }
    : { says, isLoss: true }
}

/** Null: nothing that could hold a part of a tenant. */
function whatItIs(text: string, name: string): string | null {
  if (isDscConfiguration(text)) {
    return 'This is a configuration of Microsoft365DSC, which is PowerShell; it is left out, with all policies in it. New-M365DSCReportFromConfiguration -Type JSON writes it as JSON, which is read.'
  }
  if (/\.tf$/i.test(name) || isTerraformSource(text)) return TERRAFORM_SOURCE
  if (/\.psm?1$/i.test(name)) {
    return 'This is a script of PowerShell; it is left out, and not run. What Graph answers is read: Invoke-MgGraphRequest -Uri v1.0/identity/conditionalAccess/policies -OutputType Json.'
  }
  return null
}
