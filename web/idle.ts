/** Milliseconds that a first picture takes to reach the screen where a program draws it. */
const DRAWN = 1000

/** Does work once the page has nothing else to do and what it has drawn is on the screen. */
export function whenIdle(work: () => void): void {
  // Safari tells of no idle time.
  const idle = window.requestIdleCallback ?? ((then: () => void) => setTimeout(then, DRAWN))
  idle(() => setTimeout(() => idle(work), DRAWN))
}
