import { fileURLToPath } from 'node:url'
import { expect, type Page, test } from '@playwright/test'
import { build } from 'esbuild'
import { EARLY_SCRIPT } from '../components/ui/early-presses'

/** No such place: the test answers for it. */
const PLACE = 'https://early.example'

const BODY = `
<a href="#below">A place below</a> <button id="first">First</button> <button id="second"><b>Second</b></button>
<label><input type="checkbox" id="box"> Box</label> <label><input type="checkbox" id="ticked" checked> Ticked</label>
<label><input type="radio" name="pick" value="one" id="one"> One</label>
<label><input type="radio" name="pick" value="two" id="two"> Two</label>
<label>Text <input id="text" value="drawn"></label> <label>Long <textarea id="long"></textarea></label>
<label>Choice <select id="choice"><option>red</option><option>green</option><option>blue</option></select></label>
<label>File <input type="file" id="file"></label>
<details id="more" class="more"><summary>More</summary>Much more</details>
<form id="form"><label>Name <input id="name"></label><button id="send">Send</button></form>
<div id="tabs" role="tablist"><button id="tab" role="tab">Tab</button></div>
<label>Who <input id="who" role="combobox" value="Ada"></label>
<section id="slot" data-asleep="lab"><div id="still">
<button data-control="play">Play</button><button data-control="forward">Forward</button>
<details class="legend"><summary>Legend</summary>Signs</details></div></section>
<p id="below">Below</p>`

declare global {
  interface Window {
    did: string[]
    wakeUp(zone?: Element): Promise<void>
    whenPressed(zone: Element, wake: () => void): () => void
    whenReleased(): Promise<void>
    listen(place: Element): void
  }
}

/** A page that is drawn, and in which nobody listens yet. `window.did` is what its listeners hear, once they are there. */
async function drawn(page: Page): Promise<void> {
  const { outputFiles } = await build({
    stdin: {
      contents: `import * as early from './early-presses'; Object.assign(window, early)`,
      resolveDir: fileURLToPath(new URL('../components/ui', import.meta.url)),
    },
    bundle: true,
    write: false,
    format: 'iife',
  })
  const html = `<!doctype html><html><head><script>${EARLY_SCRIPT}</script></head><body>${BODY}</body></html>`
  await page.route(`${PLACE}/**`, (route) => route.fulfill({ contentType: 'text/html', body: html }))
  await page.goto(PLACE)
  await page.addScriptTag({ content: outputFiles[0]?.text ?? '' })
  await page.evaluate(() => {
    window.did = []
    window.listen = (place) => {
      const said = (event: Event) => {
        const target = event.target as HTMLInputElement
        const name = target.closest<HTMLElement>('[data-control]')?.dataset.control ?? target.id
        if (event.type === 'click') window.did.push(`click ${name || target.closest('button')?.id}`)
        else if (event.type === 'keydown') window.did.push(`key ${(event as KeyboardEvent).key}`)
        else if (event.type === 'submit') window.did.push('submit')
        else if (target.matches('[type=checkbox],[type=radio]'))
          window.did.push(`${target.id} is ${target.checked}`)
        else window.did.push(`${target.id} says ${target.files?.[0]?.name ?? target.value}`)
        if (event.type === 'submit') event.preventDefault()
      }
      for (const button of place.querySelectorAll('button')) button.addEventListener('click', said)
      for (const field of place.querySelectorAll('select,[type=checkbox],[type=radio],[type=file]'))
        field.addEventListener('change', said)
      for (const field of place.querySelectorAll('#text,#long,#name,#who'))
        field.addEventListener('input', said)
      for (const form of place.querySelectorAll('form')) form.addEventListener('submit', said)
      if (place === document.body) document.body.addEventListener('keydown', said)
    }
  })
}

/** What a page does when its scripts have come: it listens, and says so. */
const live = (page: Page) =>
  page.evaluate(async () => {
    window.listen(document.body)
    await window.wakeUp()
    return window.did
  })

const TABLE: readonly {
  readonly says: string
  readonly done: (page: Page) => Promise<void>
  readonly heard: readonly string[]
  /** How it stands at once, and still afterwards. */
  readonly stands?: (page: Page) => Promise<void>
}[] = [
  {
    says: 'a press is heard, once, in its order',
    done: async (page) => {
      await page.locator('#second').click()
      await page.locator('#first').click()
      await page.locator('#second').dblclick()
    },
    heard: ['click second', 'click first', 'click second', 'click second'],
  },
  {
    says: 'a press by the keyboard is one press',
    done: async (page) => {
      await page.locator('#first').press('Enter')
      await page.locator('#first').press(' ')
    },
    heard: ['click first', 'click first'],
  },
  {
    says: 'a press by a script or a screen reader is heard',
    done: (page) => page.evaluate(() => document.getElementById('first')?.click()),
    heard: ['click first'],
  },
  {
    says: 'a box ticks at once, and each tick is heard',
    done: async (page) => {
      await page.getByLabel('Box').click()
      await page.getByLabel('Ticked').click()
      await page.getByText('Box').click()
      await page.getByLabel('Box').press(' ')
    },
    heard: ['box is true', 'ticked is false', 'box is false', 'box is true'],
    stands: async (page) => {
      await expect(page.locator('#box')).toBeChecked()
      await expect(page.locator('#ticked')).not.toBeChecked()
    },
  },
  {
    says: 'one of several is picked, and picked again',
    done: async (page) => {
      await page.getByLabel('One').check()
      await page.getByLabel('Two').check()
    },
    heard: ['one is true', 'two is true'],
    stands: async (page) => {
      await expect(page.locator('#two')).toBeChecked()
      await expect(page.locator('#one')).not.toBeChecked()
    },
  },
  {
    says: 'what is typed is heard when it is all there, before the press that came after it',
    done: async (page) => {
      await page.locator('#text').press('End')
      await page.locator('#text').pressSequentially(' and typed')
      await page.locator('#first').click()
      await page.locator('#long').fill('long')
    },
    heard: ['text says drawn and typed', 'click first', 'long says long'],
    stands: (page) => expect(page.locator('#text')).toHaveValue('drawn and typed'),
  },
  {
    says: 'each choice is heard',
    done: async (page) => {
      await page.locator('#choice').selectOption('green')
      await page.locator('#choice').selectOption('blue')
    },
    heard: ['choice says green', 'choice says blue'],
    stands: (page) => expect(page.locator('#choice')).toHaveValue('blue'),
  },
  {
    says: 'a file is heard of',
    done: (page) =>
      page
        .locator('#file')
        .setInputFiles({ name: 'a.json', mimeType: 'application/json', buffer: Buffer.from('{}') }),
    heard: ['file says a.json'],
  },
  {
    says: 'what folds out by itself is not folded in again',
    done: (page) => page.getByText('More', { exact: true }).click(),
    heard: [],
    stands: (page) => expect(page.locator('#more')).toHaveAttribute('open'),
  },
  {
    says: 'a form is sent once, by its button',
    done: async (page) => {
      await page.locator('#name').fill('Ada')
      await page.locator('#send').click()
    },
    heard: ['name says Ada', 'click send', 'submit'],
  },
  {
    says: 'a form is sent once, by Enter in a field',
    done: (page) => page.locator('#name').press('Enter'),
    heard: ['click send', 'submit'],
  },
  {
    says: 'a form is sent once, by a script',
    done: (page) => page.evaluate(() => (document.getElementById('form') as HTMLFormElement).requestSubmit()),
    heard: ['submit'],
  },
  {
    says: 'a link leads on at once',
    done: (page) => page.getByRole('link').click(),
    heard: [],
    stands: (page) => expect(page).toHaveURL(`${PLACE}/#below`),
  },
  {
    says: 'the keys of tabs and of search fields are heard',
    done: async (page) => {
      await page.locator('#tab').press('ArrowRight')
      await page.locator('#who').press('ArrowDown')
    },
    heard: ['key ArrowRight', 'key ArrowDown'],
  },
  {
    says: 'the text of a search field is replaced by what is typed, as when it lives',
    done: async (page) => {
      await page.locator('#who').focus()
      await page.keyboard.type('Chidi')
    },
    heard: ['who says Chidi'],
  },
  {
    says: 'keys that mean nothing here are left alone',
    done: async (page) => {
      await page.keyboard.press('ArrowDown')
      await page.keyboard.press('r')
      await page.locator('#text').press('f')
      await page.keyboard.press('Control+f')
    },
    heard: ['text says fdrawn'],
  },
]

for (const { says, done, heard, stands } of TABLE) {
  test(`before anybody listens: ${says}`, async ({ page }) => {
    await drawn(page)
    await done(page)
    await stands?.(page)
    expect(await live(page)).toEqual(heard)
    await stands?.(page)
    expect(await page.evaluate(() => window.did.length)).toBe(heard.length)
  })
}

test('what listens too soon hears nothing twice', async ({ page }) => {
  await drawn(page)
  await page.evaluate(() => window.listen(document.body))
  await page.locator('#first').click()
  await page.getByLabel('Box').check()
  await page.locator('#text').fill('typed')
  expect(await page.evaluate(() => window.did)).toEqual([])
  await page.evaluate(() => window.wakeUp())
  expect(await page.evaluate(() => window.did)).toEqual(['click first', 'box is true', 'text says typed'])
})

test('when the page is awake everything goes its way', async ({ page }) => {
  await drawn(page)
  await live(page)
  await page.locator('#first').click()
  await page.getByLabel('Box').check()
  await page.locator('#text').fill('typed')
  await page.locator('#name').press('Enter')
  expect(await page.evaluate(() => window.did)).toEqual([
    'click first',
    'box is true',
    'text says typed',
    'key Enter',
    'click send',
    'submit',
  ])
})

test('what somebody outside of the page has stopped at the window was not done', async ({ page }) => {
  await drawn(page)
  await page.evaluate(() => {
    const stop = (event: Event) => {
      event.preventDefault()
      event.stopImmediatePropagation()
    }
    const stopping = new AbortController()
    for (const type of ['click', 'keydown'])
      window.addEventListener(type, stop, { capture: true, signal: stopping.signal })
    document.addEventListener('pointerover', () => stopping.abort(), { once: true, capture: true })
    document.getElementById('first')?.click()
  })
  await page.locator('#second').click()
  expect(await live(page)).toEqual(['click second'])
})

test('what comes while it is done again comes after it', async ({ page }) => {
  await drawn(page)
  await page.locator('#first').click()
  await page.locator('#first').click()
  const did = await page.evaluate(async () => {
    window.listen(document.body)
    const awake = window.wakeUp()
    // It has begun, and the reader goes on.
    document.getElementById('second')?.click()
    await awake
    return window.did
  })
  expect(did).toEqual(['click first', 'click first', 'click second'])
})

test('a part that sleeps longer is told of each press, and has them when what it draws anew stands there', async ({
  page,
}) => {
  await drawn(page)
  await page.getByText('Play').click()
  await page.getByText('Legend').click()
  await page.locator('#first').click()
  expect(await live(page)).toEqual(['click first'])
  const { called, did, open } = await page.evaluate(async () => {
    const slot = document.getElementById('slot') as HTMLElement
    const still = slot.innerHTML
    let called = 0
    window.whenPressed(slot, () => {
      called += 1
    })
    const once = called
    slot.querySelector<HTMLElement>('[data-control=forward]')?.click()
    slot.querySelector<HTMLElement>('[data-control=forward]')?.click()
    slot.innerHTML = still.replace(' open=""', '')
    window.listen(slot)
    await window.wakeUp(slot)
    return { called: [once, called], did: window.did, open: slot.querySelector('details')?.open }
  })
  expect(called).toEqual([1, 3])
  expect(did).toEqual(['click first', 'click play', 'click forward', 'click forward'])
  expect(open).toBe(true)
})

test('the key of the stage waits for the lab; on a stage all its keys do', async ({ page }) => {
  await drawn(page)
  await page.keyboard.press('f')
  await page.keyboard.press('ArrowRight')
  expect(await live(page)).toEqual([])
  await page.evaluate(() => window.wakeUp(document.getElementById('slot') as HTMLElement))
  expect(await page.evaluate(() => window.did)).toEqual(['key f'])
  await drawn(page)
  await page.evaluate(() => document.getElementById('slot')?.setAttribute('data-asleep', 'stage'))
  for (const key of [' ', 'ArrowRight', '3', '?', 'x', 'q']) await page.keyboard.press(key)
  await live(page)
  await page.evaluate(() => window.wakeUp(document.getElementById('slot') as HTMLElement))
  expect(await page.evaluate(() => window.did)).toEqual([
    'key  ',
    'key ArrowRight',
    'key 3',
    'key ?',
    'key x',
  ])
})

test('nothing is taken away between press and release', async ({ page }) => {
  await drawn(page)
  const released = () =>
    page.evaluate(() =>
      Promise.race([
        window.whenReleased().then(() => true),
        new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve(false)))),
      ]),
    )
  expect(await released()).toBe(true)
  await page.locator('#first').hover()
  await page.mouse.down()
  expect(await released()).toBe(false)
  await page.mouse.up()
  expect(await released()).toBe(true)
  await page.locator('#first').focus()
  await page.keyboard.down(' ')
  expect(await released()).toBe(false)
  await page.keyboard.up(' ')
  expect(await released()).toBe(true)
})
