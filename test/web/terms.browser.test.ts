/** Words that are not everyday explain themselves. */
import { expect, test } from 'vitest'
import { ROLE_TERMS, TERMS } from '../../web/panels/Term.tsx'
import { fixture } from './fixture.ts'
import { openMap } from './site.ts'
import { siteOfTests } from './site-of-tests.ts'

const { site, complaints } = siteOfTests({ plain: fixture(300) })

test('under the pointer, in focus and by a tap a word says what it means; Escape and leaving put it away', async () => {
  const page = await openMap(site, site.address('plain', 'node=c:tram'), complaints)
  const tip = page.getByRole('tooltip')
  expect(await tip.isVisible()).toBe(false)
  for (const [name, says] of [
    ['Clusters', TERMS.cluster],
    ['Roles', TERMS.role],
    ['Types', TERMS.type],
    ['Strength', TERMS.weight],
    ['In company of', TERMS.company],
  ] as const) {
    const word = page.getByRole('button', { name, exact: true })
    await word.focus()
    expect(await tip.textContent()).toBe(says)
    expect(await word.getAttribute('aria-describedby')).toBe(await tip.getAttribute('id'))
    await word.blur()
    expect(await tip.isVisible()).toBe(false)
    await word.hover()
    expect(await tip.textContent()).toBe(says)
    await page.mouse.move(640, 400)
    expect(await tip.isVisible()).toBe(false)
  }
  await page.locator('.links .role').first().hover()
  expect(Object.values(ROLE_TERMS)).toContain(await tip.textContent())
  const { x, y, width } = (await tip.boundingBox())!
  expect([x >= 0, x + width <= 1280, y >= 0]).toEqual([true, true, true])
  await page.keyboard.press('Escape')
  expect(await tip.isVisible()).toBe(false)
  await page.keyboard.press('?')
  const help = await page.locator('dialog[open]').textContent()
  for (const says of Object.values(TERMS)) expect(help).toContain(says)
}, 60_000)
