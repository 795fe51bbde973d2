/** Hears of files that are dropped on the page, and marks it while they hover; answers how to stop. */
export function dropping(take: (files: FileList) => void): () => void {
  const hasFiles = ({ dataTransfer }: DragEvent): boolean => dataTransfer?.types.includes('Files') ?? false
  const mark = (over: boolean): void => {
    document.documentElement.toggleAttribute('data-dropping', over)
  }
  const listeners: [string, (event: DragEvent) => void][] = [
    ['dragover', (event) => mark(hasFiles(event))],
    ['dragleave', ({ relatedTarget }) => relatedTarget === null && mark(false)],
    [
      'drop',
      (event) => {
        mark(false)
        if (event.dataTransfer) take(event.dataTransfer.files)
      },
    ],
  ]
  const undo = listeners.map(([name, listener]) => {
    const heard = (event: Event): void => {
      if (!hasFiles(event as DragEvent)) return
      event.preventDefault()
      listener(event as DragEvent)
    }
    addEventListener(name, heard)
    return () => removeEventListener(name, heard)
  })
  return () => {
    for (const stop of undo) stop()
  }
}
