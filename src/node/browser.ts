/** Opens an address in the user's browser, where there is one to see. */

/** Is there somebody in front of a screen? Not in CI, not over a terminal line alone. */
export function hasDisplay(): boolean {
  const { CI, DISPLAY, WAYLAND_DISPLAY, WSL_DISTRO_NAME } = process.env
  if (CI) return false
  return process.platform !== 'linux' || Boolean(DISPLAY || WAYLAND_DISPLAY || WSL_DISTRO_NAME)
}

/** Opens the browser; where none can be started the address, which is printed anyway, must do. */
export async function openBrowser(url: string): Promise<void> {
  if (!hasDisplay()) return
  const { default: open } = await import('open')
  const started = await open(url).catch(() => undefined)
  started?.on('error', () => {})
}
