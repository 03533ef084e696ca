import { Search } from 'lucide-react'
import { Fragment } from 'react'
import { useTranslation } from 'react-i18next'
import {
  Autocomplete,
  Collection,
  Dialog,
  Header,
  Input,
  Menu,
  MenuItem,
  MenuSection,
  Modal,
  ModalOverlay,
  SearchField,
  useFilter,
} from 'react-aria-components'
import './option.css'
import './palette.css'

export interface PaletteItem {
  id: string
  name: string
  /** Quiet words to the right: a date, a key. */
  hint?: string
  run: () => void
}

export interface PaletteSection {
  id: string
  name: string
  items: PaletteItem[]
}

interface Props {
  title: string
  placeholder: string
  empty: string
  sections: PaletteSection[]
  isOpen: boolean
  onClose: () => void
}

/** A field that finds what one types among named things; Enter does the one in focus. */
export function Palette({ title, placeholder, empty, sections, isOpen, onClose }: Props) {
  const { contains } = useFilter({ sensitivity: 'base' })
  const { i18n } = useTranslation()
  const choose = (id: React.Key) => {
    onClose()
    sections
      .flatMap(({ items }) => items)
      .find((item) => item.id === id)
      ?.run()
  }
  return (
    <ModalOverlay className="veil" isOpen={isOpen} onOpenChange={(open) => !open && onClose()} isDismissable>
      <Modal className="dialog-box palette">
        <Dialog aria-label={title} className="palette-dialog">
          <Autocomplete filter={contains} key={i18n.language}>
            <SearchField aria-label={title} className="palette-field" autoFocus>
              <Search size={18} aria-hidden />
              <Input placeholder={placeholder} className="palette-input" onKeyDown={(event) => event.key === 'Escape' && onClose()} />
            </SearchField>
            <Menu
              className="palette-list"
              aria-label={title}
              onAction={choose}
              renderEmptyState={() => <p className="palette-empty">{empty}</p>}
            >
              {sections
                .filter(({ items }) => items.length > 0)
                .map((section) => (
                  <MenuSection key={section.id} id={section.id} className="palette-section">
                    <Header>{section.name}</Header>
                    <Collection items={section.items}>
                      {(item) => (
                        <MenuItem id={item.id} textValue={item.name} className="option">
                          <Fragment>
                            <span>{item.name}</span>
                            {item.hint && <span className="quiet small">{item.hint}</span>}
                          </Fragment>
                        </MenuItem>
                      )}
                    </Collection>
                  </MenuSection>
                ))}
            </Menu>
          </Autocomplete>
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}
