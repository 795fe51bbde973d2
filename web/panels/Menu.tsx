import type { Signal } from '@preact/signals'
import type { ComponentChildren } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import { Icon } from './Icon.tsx'

interface Props {
  open: Signal<boolean>
  icon: Parameters<typeof Icon>[0]['name']
  label: string
  title: string
  /** What is written on the button, where that is not its label. */
  word?: string
  /** Whether what was chosen is still being made. */
  busy?: boolean
  /** The button was pressed. */
  pressed?: () => void
  children: ComponentChildren
}

/** A button, and under it what it opens; Escape and leaving it put that away. */
export function Menu({ open, icon, label, title, word = label, busy = false, pressed, children }: Props) {
  const button = useRef<HTMLButtonElement>(null)
  const was = useRef(false)
  useEffect(() => {
    // What was chosen in it is gone, and the focus with it.
    if (was.current && !open.value && document.activeElement === document.body) button.current?.focus()
    was.current = open.value
  }, [open.value])
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys and focus of the buttons inside
    <div
      class="menu"
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !open.value) return
        event.preventDefault()
        open.value = false
        button.current?.focus()
      }}
      onFocusOut={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget as Node | null)) open.value = false
      }}
    >
      <button
        type="button"
        ref={button}
        aria-expanded={open.value}
        aria-label={word === label ? label : `${label}: ${word}`}
        title={title}
        onClick={() => {
          open.value = !open.value
          pressed?.()
        }}
      >
        <Icon name={icon} /> <span>{word}</span>
      </button>
      {open.value && (
        <div class="menu-items" aria-busy={busy}>
          {children}
        </div>
      )}
    </div>
  )
}
