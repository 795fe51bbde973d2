/** Strokes on a grid of 24. */
const PATHS = {
  list: 'M4 6h16M4 12h16M4 18h16',
  map: 'M9 4 4 6v14l5-2 6 2 5-2V4l-5 2-6-2zM9 4v14M15 6v14',
  connect: 'M7 19a4 4 0 1 0 0-8 4 4 0 0 0 0 8M17 13a4 4 0 1 0 0-8 4 4 0 0 0 0 8M10.5 13l3-2',
  plus: 'M12 5v14M5 12h14',
  pencil: 'M4 20l1-5L16 4l4 4L9 19zM13 7l4 4',
  share: 'M10 14 20 4M14 4h6v6M19 14v6H4V5h6',
  download: 'M12 4v11M7 11l5 5 5-5M5 20h14',
} as const

export function Icon({ name }: { name: keyof typeof PATHS }) {
  return (
    <svg class="icon" viewBox="0 0 24 24" aria-hidden="true">
      <path d={PATHS[name]} />
    </svg>
  )
}
