/** Moving through the map and the years, and the way back. */
import type { Page } from 'playwright-core'
import { PNG } from 'pngjs'
import { expect, test } from 'vitest'
import { fixture } from './fixture.ts'
import { openMap, settled } from './site.ts'
import { siteOfTests } from './site-of-tests.ts'

const { site, complaints } = siteOfTests({ plain: fixture(300) })

const viewOf = (page: Page): number[] =>
  (new URLSearchParams(new URL(page.url()).hash.slice(1)).get('view') ?? '').split(',').map(Number)

async function search(page: Page, words: string): Promise<void> {
  await page.keyboard.press('/')
  await page.keyboard.type(words)
  await page.waitForSelector('[role="option"][aria-selected="true"]')
  await page.keyboard.press('Enter')
  await settled(page)
}

test('Escape leads back to where one looked from: the whole map, when one came from there', async () => {
  const page = await openMap(site, site.address('plain'), complaints)
  await search(page, 'quantum')
  await expect.poll(() => Math.abs(viewOf(page)[0] - 0.5)).toBeGreaterThan(0.05)
  await search(page, 'glacier')
  await page.keyboard.press('Escape')
  await page.waitForSelector('.empty')
  await expect.poll(() => viewOf(page)).toEqual([0.5, 0.5, 1])
})

test('who has moved the map since stays there; Escape again shows the whole map', async () => {
  const page = await openMap(site, site.address('plain'), complaints)
  await search(page, 'quantum')
  await page.getByLabel('Nearer').click()
  await settled(page)
  await expect.poll(() => viewOf(page)[2]).toBeGreaterThan(0)
  const before = viewOf(page)
  await page.keyboard.press('Escape')
  await page.waitForSelector('.empty')
  await settled(page)
  expect(viewOf(page)).toEqual(before)
  await page.keyboard.press('Escape')
  await expect.poll(() => viewOf(page)).toEqual([0.5, 0.5, 1])
})

const yearsOf = (page: Page): Promise<string | null> => page.locator('.years b').textContent()

test('a chosen span plays within itself, and is chosen again at the end', async () => {
  const page = await openMap(site, site.address('plain', 'years=2021,2024'), complaints)
  const play = page.getByRole('button', { name: 'Play the years' })
  expect(await play.getAttribute('title')).toBe('Play 2021–2024')
  const seen = page.evaluate(
    () =>
      new Promise<string[]>((resolve) => {
        const seen: string[] = []
        const strip = document.querySelector('.years')!
        const look = (): void => {
          const now = strip.querySelector('b')!.textContent!
          if (now !== seen.at(-1)) seen.push(now)
          if (seen.length > 1 && strip.querySelector('[aria-label="Play the years"]')) resolve(seen)
        }
        new MutationObserver(look).observe(strip, {
          subtree: true,
          childList: true,
          characterData: true,
          attributes: true,
        })
      }),
  )
  await play.click()
  expect((await seen).filter((years) => years !== '2021–2024')).toEqual(['2021', '2021–2022', '2021–2023'])
  expect(await yearsOf(page)).toBe('2021–2024')
  expect(new URL(page.url()).hash).toContain('years=2021,2024')
})

test('a pause keeps the place; choosing other years ends the play', async () => {
  const page = await openMap(site, site.address('plain', 'years=2014,2020'), complaints)
  await page.getByRole('button', { name: 'Play the years' }).click()
  await expect.poll(() => yearsOf(page)).toBe('2014–2015')
  await page.getByRole('button', { name: 'Pause' }).click()
  const paused = await yearsOf(page)
  await page.getByRole('button', { name: 'Play the years' }).click()
  await expect.poll(() => yearsOf(page)).not.toBe(paused)
  expect(await yearsOf(page)).toMatch(/^2014–20/)
  await page.getByLabel('Last year').fill('2024')
  await page.getByRole('button', { name: 'Play the years' }).waitFor()
  expect(await yearsOf(page)).toBe('2014–2024')
})

/** What is drawn below the names. */
async function drawn(page: Page): Promise<PNG> {
  await page.evaluate(() => {
    for (const layer of document.querySelectorAll<HTMLElement>('.sigma-names, .sigma-card'))
      layer.style.visibility = 'hidden'
  })
  await settled(page)
  return PNG.sync.read(await page.locator('.canvas').screenshot())
}

test.each([1, 2])(
  'a map that is dragged is what it would be drawn as where it comes to lie, near its edge and beyond (%i×)',
  async (deviceScaleFactor) => {
    const page = await openMap(site, site.address('plain', 'view=0.5,0.5,0.5'), complaints, {
      deviceScaleFactor,
    })
    await page.evaluate(() => {
      const { prototype } = WebGL2RenderingContext
      const given = prototype.blitFramebuffer
      prototype.blitFramebuffer = function (...place) {
        document.body.dataset.shifted = String(1 + Number(document.body.dataset.shifted ?? 0))
        given.apply(this, place)
      }
    })
    const { x, y, width, height } = (await page.locator('.canvas').boundingBox())!
    for (const [across, down] of [
      [60, -40],
      [-320, 230],
    ]) {
      const [left, top] = [x + width / 2, y + height / 2]
      await page.mouse.move(left, top)
      await page.mouse.down()
      await page.mouse.move(left + across, top + down, { steps: 12 })
      // No throw: the map stays where it is let go.
      await page.waitForTimeout(200)
      await page.mouse.up()
      await settled(page)
    }
    expect(Number(await page.evaluate(() => document.body.dataset.shifted))).toBeGreaterThan(6)
    await page.waitForTimeout(600)
    const dragged = await drawn(page)
    await page.reload()
    await page.waitForFunction(() => window.__atlas?.ready)
    const anew = await drawn(page)
    let other = 0
    for (let at = 0; at < anew.data.length; at += 4)
      if ([0, 1, 2].some((one) => Math.abs(anew.data[at + one] - dragged.data[at + one]) > 60)) other++
    // Borders of discs lie half a pixel elsewhere.
    expect(other / (anew.data.length / 4)).toBeLessThan(0.01)
  },
)
