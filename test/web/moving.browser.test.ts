/** Moving through the map and the years, and the way back. */
import type { Page } from 'playwright-core'
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
