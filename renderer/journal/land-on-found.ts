import { type RefObject, useEffect } from 'react'
import type { EditorHandle } from '../ui/editor/rich-text-editor.tsx'

/** Who came from a search lands where the note says what was found; the search leaves the words with the address. */
export function useLandOnFound(editor: RefObject<EditorHandle | null>): void {
  useEffect(() => {
    const { found } = (history.state ?? {}) as { found?: string }
    if (found !== undefined) editor.current?.find(found)
  }, [editor])
}
