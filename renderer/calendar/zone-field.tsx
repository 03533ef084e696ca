import { ChevronDown } from 'lucide-react'
import { useMemo } from 'react'
import { Button, ComboBox, FieldError, Input, Label, ListBox, ListBoxItem, Popover } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { zoneName } from './zone-name.ts'

interface Props {
  value: string
  /** Zone of this computer, offered second. */
  here: string
  onChange: (zone: string) => void
  error: string | undefined
  isDisabled: boolean
}

/** A time zone by its city, found by writing a part of its IANA name. */
export function ZoneField({ value, here, onChange, error, isDisabled }: Props) {
  const { t } = useTranslation()
  const zones = useMemo(
    () => [...new Set(['Europe/Stockholm', here, value, ...Intl.supportedValuesOf('timeZone')])].filter((zone) => zone !== ''),
    [here, value],
  )
  return (
    <ComboBox
      className="field zone-field"
      selectedKey={value}
      onSelectionChange={(key) => onChange(key === null ? '' : String(key))}
      menuTrigger="focus"
      isInvalid={error !== undefined}
      isDisabled={isDisabled}
      defaultFilter={(name, written) => zones.some((zone) => zoneName(zone) === name && plain(zone).includes(plain(written)))}
    >
      <Label>{t('calendar.event.zone')}</Label>
      <div className="zone-input">
        <Input className="input" />
        <Button className="date-button">
          <ChevronDown size={16} aria-hidden />
        </Button>
      </div>
      <FieldError className="field-error">{error}</FieldError>
      <Popover className="popover select-popover">
        <ListBox
          className="options"
          items={zones.map((id) => ({ id }))}
          renderEmptyState={() => <p className="zone-none">{t('calendar.event.zoneNone')}</p>}
        >
          {({ id }) => (
            <ListBoxItem id={id} textValue={zoneName(id)} className="option">
              {zoneName(id)} <span className="quiet small">{id}</span>
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </ComboBox>
  )
}

const plain = (text: string) => text.replaceAll('_', ' ').toLowerCase()
