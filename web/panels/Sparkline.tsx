import type { Years } from '../data/years.ts'

interface Props {
  years: Years
  /** Papers per year of `years`. */
  counts: Uint32Array
  /** Bars that there is room for; years go together where there are more. */
  bars: number
}

/** Papers by year as small bars, with a sentence that says the same. */
export function Sparkline({ years, counts, bars }: Props) {
  const together = Math.ceil(counts.length / bars)
  const heights: number[] = []
  // The last bar is whole, so that the newest years are comparable.
  for (let end = counts.length; end > 0; end -= together)
    heights.unshift(
      counts.subarray(Math.max(0, end - together), end).reduce((sum, papers) => sum + papers, 0),
    )
  const most = Math.max(1, ...heights)
  const busiest = counts.indexOf(counts.reduce((most, papers) => Math.max(most, papers), 0))
  return (
    <svg
      class="sparkline"
      viewBox={`0 0 ${heights.length * 4} 24`}
      preserveAspectRatio="none"
      role="img"
      aria-label={`Papers by year, ${years.first} to ${years.last}; most in ${years.first + busiest}: ${counts[busiest]}`}
    >
      {heights.map((papers, at) => {
        const height = papers > 0 ? Math.max(1.5, (22 * papers) / most) : 0
        return <rect key={at} x={at * 4} y={24 - height} width={3} height={height} />
      })}
    </svg>
  )
}

/** The same with its first and last year under it. */
export function ByYear({ years, counts }: Omit<Props, 'bars'>) {
  if (!counts.some((papers) => papers > 0)) return null
  return (
    <figure class="by-year">
      <Sparkline years={years} counts={counts} bars={60} />
      <figcaption>
        <span>{years.first}</span> papers by year <span>{years.last}</span>
      </figcaption>
    </figure>
  )
}
