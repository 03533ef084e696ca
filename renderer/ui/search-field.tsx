import { Search, X } from 'lucide-react'
import type { KeyboardEvent, Ref } from 'react'
import { Button, Input, Label, SearchField as AriaSearchField } from 'react-aria-components'
import './field.css'
import './search-field.css'

interface Props {
  label: string
  /** Name of the button that empties the field. */
  clear: string
  value: string
  input: Ref<HTMLInputElement>
  onChange: (value: string) => void
  /** For keys that mean something else than writing. */
  onKeyDown: (event: KeyboardEvent) => void
}

/** Where one writes what to look for; Escape empties it. */
export function SearchField({ label, clear, value, input, onChange, onKeyDown }: Props) {
  return (
    <AriaSearchField className="search-field" value={value} onChange={onChange} autoFocus>
      <Label className="spoken-only">{label}</Label>
      <Search size={20} aria-hidden />
      <Input ref={input} className="search-input" placeholder={label} onKeyDown={onKeyDown} />
      {value !== '' && (
        <Button className="icon-button" aria-label={clear}>
          <X size={18} aria-hidden />
        </Button>
      )}
    </AriaSearchField>
  )
}
