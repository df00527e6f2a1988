import { expect, test } from '@playwright/test'
import { Lab } from './pages/lab'

for (const width of [1440, 820, 390]) {
  test(`at ${width} px no name of a parameter is broken in the middle`, async ({ page }) => {
    await page.setViewportSize({ width, height: 900 })
    await page.goto('/lab/authorization-code-pkce')
    const lab = new Lab(page)
    await lab.wake()
    // The longest names are in what the identity provider says of itself.
    await lab.seek(3)
    if (width < 700) await lab.panel('Inspect')
    const panel = await lab.panel('Message')
    const names = panel.locator('dt')
    await expect(names.filter({ hasText: 'authorization_endpoint' })).toBeVisible()
    const lines = await names.evaluateAll((all) =>
      all.map((name) => {
        const range = document.createRange()
        range.selectNodeContents(name)
        const tops = new Set([...range.getClientRects()].map(({ top }) => Math.round(top / 10)))
        return { name: name.textContent, lines: tops.size }
      }),
    )
    expect(lines.length).toBeGreaterThan(5)
    expect(lines.filter((each) => each.lines !== 1)).toEqual([])
  })
}
