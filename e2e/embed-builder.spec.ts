import { expect } from '@playwright/test'
import { encodePermalink } from '../simulator/doors/links'
import { EMBED, expected, flow, LAB, narration } from './flow'
import { serveBlog } from './pages/blog'
import { Lab } from './pages/lab'
import { test } from './watch'

test('an author picks a moment in the lab, makes it fail, copies a frame that holds on another site, and takes a picture of it', async ({
  page,
  site,
  context,
}) => {
  await page.goto(LAB)
  const lab = new Lab(page)
  await lab.wake()
  await lab.seek(12)
  await lab.share.click()
  const opened = context.waitForEvent('page')
  await lab.region.getByRole('link', { name: 'Embed this moment' }).click()
  const builder = await opened
  const copied = builder.getByRole('textbox', { name: 'Paste this where the lab is to stand' })
  // A sensible person has played this far: the step says it all.
  await expect(copied).toHaveValue(
    `<iframe src="${site}${EMBED}?step=12&amp;height=720" title="${narration.title}, step 12" loading="lazy" style="border:0;width:100%;height:720px"></iframe>`,
  )
  const inPreview = new Lab(builder.frameLocator('iframe[title="Preview of the embed"]'))
  await expect(inPreview.region.getByText(/^12 \/ /)).toBeVisible()

  const picture = builder.waitForEvent('download')
  await builder.getByRole('button', { name: 'Download picture' }).click()
  const svg = await (await picture).createReadStream().then(async (stream) => {
    let text = ''
    for await (const chunk of stream) text += String(chunk)
    return text
  })
  expect(svg).toContain(`<title>${narration.title}, step 12 of `)
  expect(svg).not.toMatch(/var\(|foreignObject|class=/)

  await builder.getByText(/^What is set otherwise/).click()
  const [name, words] = Object.entries(narration.switches).find(([each]) => each === 'codeVerifier') ?? []
  await builder.getByRole('combobox', { name: words?.title ?? '', exact: true }).selectOption('missing')
  const { steps } = await expected({ [name ?? '']: 'missing' })
  await builder.getByRole('combobox', { name: 'Moment it opens at' }).selectOption(String(steps.length))
  const height = builder.getByRole('spinbutton', { name: 'Height in pixels' })
  for (const none of ['', '10', '99999']) {
    await height.fill(none)
    await expect(height).toHaveAccessibleDescription(/^A whole number from 480 to 2000\. .* 720 pixels/)
    await expect(copied).toHaveValue(/height=720#/)
  }
  await height.fill('725')
  await expect(height).toHaveAccessibleDescription('')
  await expect(copied).toHaveValue(/height=725#/)
  await height.fill('720')
  await builder.getByRole('radio', { name: 'Dark' }).check()
  await expect(copied).toHaveValue(new RegExp(`\\?theme=dark&amp;height=720#2.*step ${steps.length}"`))

  const blog = await serveBlog(
    `<body style="background:#222;width:280px">${await copied.inputValue()}<img alt="The picture" src="data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}">`,
  )
  await builder.goto(blog.url)
  const embedded = new Lab(builder.frameLocator('iframe'))
  await expect(embedded.slider).toHaveAttribute('aria-valuenow', String(steps.length))
  await expect(embedded.verdict).toBeVisible()
  const frame = builder.locator('iframe')
  expect(
    await frame.evaluate((each: HTMLIFrameElement) => each.contentDocument === null && each.clientHeight),
  ).toBe(720)
  const drawn = builder.getByRole('img', { name: 'The picture' })
  expect(
    await drawn.evaluate((each: HTMLImageElement) => each.complete && each.naturalWidth),
  ).toBeGreaterThan(300)
  blog.close()
})

test('two elements on one page of another site each answer to that page; one in a sandbox works as well; an unknown flow is said', async ({
  page,
  site,
}) => {
  const blog = await serveBlog(
    `<script type="module" src="${site}/embed/host.js"></script><script type="module" src="${site}/embed/host.js?again"></script>
    <tenant-lab id="one" flow="${flow.slug}" step="2" colour="red"></tenant-lab>
    <tenant-lab id="two" flow="${flow.slug}" height="500" panels="none"></tenant-lab>
    <tenant-lab flow="${flow.slug}x"></tenant-lab>
    <iframe id="lms" sandbox="allow-scripts" src="${site}${EMBED}?step=3" style="width:800px;height:300px"></iframe>
    <iframe id="lms-with-origin" sandbox="allow-scripts allow-same-origin" src="${site}${EMBED}?step=4" style="width:800px;height:300px"></iframe>`,
  )
  await page.goto(blog.url)
  await expect(page.getByRole('alert')).toContainText(
    `There is no flow ${flow.slug}x. Did you mean ${flow.slug}?`,
  )
  const [one, two, sandboxed, withOrigin] = ['#one iframe', '#two iframe', '#lms', '#lms-with-origin'].map(
    (frame) => new Lab(page.frameLocator(frame)),
  ) as [Lab, Lab, Lab, Lab]
  await expect(page.frameLocator('#one iframe').getByText('There is no option colour.')).toBeVisible()
  await expect(one.region.getByText(/^2 \/ /)).toBeVisible()
  await expect(two.tab('Steps')).toBeHidden()
  // Another run alone is another address: the frame is as high as that one.
  const frame = page.locator('#one iframe')
  const tall = () => frame.evaluate((each) => each.getBoundingClientRect().height)
  await expect.poll(tall).not.toBe(806)
  const before = await tall()
  const state = {
    flow: flow.slug,
    revision: flow.revision,
    seed: 1,
    switches: {},
    interventions: [],
    answers: [],
    step: 2,
  }
  const link = await encodePermalink(state)
  await page.locator('#one').evaluate((each, to) => each.setAttribute('link', to), link)
  await expect(frame).toHaveAttribute('src', new RegExp(`#${link}$`))
  await expect.poll(tall).toBe(before)

  const told = await page.evaluate(async () => {
    type Element = HTMLElement & { send(message: object): void }
    const lab = document.querySelector('#two') as Element
    const heard: Record<string, unknown>[] = []
    return await new Promise<Record<string, unknown>[]>((done) => {
      lab.addEventListener('tenant-lab', (event) => {
        const { detail } = event as CustomEvent<Record<string, unknown>>
        heard.push(detail)
        if (detail.type === 'step' && detail.step === 5) lab.send({ type: 'step', step: 9000 })
        if (detail.type === 'refused') done(heard)
      })
      lab.send({ type: 'step', step: 5 })
    })
  })
  const { steps } = await expected()
  expect(told.filter(({ step }) => step === 5)).toHaveLength(1)
  expect(told).toContainEqual({
    tenantLab: 1,
    type: 'step',
    step: 5,
    steps: steps.length,
    title: steps[4]?.title,
  })
  expect(told.at(-1)).toEqual({ tenantLab: 1, type: 'refused', says: `This run has ${steps.length} steps.` })
  await expect(two.region.getByText(`5 / ${steps.length}`)).toBeVisible()
  await expect(one.region.getByText(`2 / ${steps.length}`)).toBeVisible()

  // A sandbox without an origin has no storage: it plays all the same, and is as high as its content.
  await expect(sandboxed.region.getByText(/^3 \/ /)).toBeVisible()
  await expect(withOrigin.region.getByText(/^4 \/ /)).toBeVisible()
  for (const frame of ['#lms', '#lms-with-origin'])
    await expect
      .poll(() => page.locator(frame).evaluate((each) => each.getBoundingClientRect().height))
      .toBeGreaterThan(700)
  await sandboxed.forward.click()
  await sandboxed.expectStep(4)
  blog.close()
})
