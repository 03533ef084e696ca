import { type DateValue, parseDate, parseTime, type Time } from '@internationalized/date'
import { CalendarDays, Check, ChevronDown, ChevronLeft, ChevronRight } from 'lucide-react'
import type { ReactNode } from 'react'
import {
  Button,
  Calendar,
  CalendarCell,
  CalendarGrid,
  CalendarGridBody,
  CalendarGridHeader,
  CalendarHeaderCell,
  Checkbox as AriaCheckbox,
  DateInput,
  DatePicker,
  DateSegment,
  Dialog,
  FieldError,
  Group,
  Heading,
  Input,
  Label,
  ListBox,
  ListBoxItem,
  Popover,
  Radio,
  RadioGroup,
  Select as AriaSelect,
  SelectValue,
  Text,
  TextArea,
  TextField as AriaTextField,
  TimeField as AriaTimeField,
} from 'react-aria-components'
import './field.css'
import './option.css'

interface Common {
  label: string
  help?: string
  /** What is wrong and what to do about it. */
  error?: string | undefined
  isDisabled?: boolean
}

const Notes = ({ help, error }: Pick<Common, 'help' | 'error'>) => (
  <>
    {help && (
      <Text slot="description" className="field-help">
        {help}
      </Text>
    )}
    <FieldError className="field-error">{error}</FieldError>
  </>
)

interface TextProps extends Common {
  value: string
  onChange: (value: string) => void
  /** More than one line. */
  lines?: number
  autoFocus?: boolean
  inputMode?: 'url' | 'text'
}

/** One or more lines of plain text. */
export function TextField({
  label,
  help,
  error,
  value,
  onChange,
  lines,
  autoFocus = false,
  inputMode = 'text',
  isDisabled = false,
}: TextProps) {
  return (
    <AriaTextField
      className="field"
      value={value}
      onChange={onChange}
      isInvalid={error !== undefined}
      autoFocus={autoFocus}
      isDisabled={isDisabled}
      inputMode={inputMode}
    >
      <Label>{label}</Label>
      {lines ? <TextArea className="input" rows={lines} /> : <Input className="input" />}
      <Notes {...(help ? { help } : {})} error={error} />
    </AriaTextField>
  )
}

interface Option<Id extends string> {
  id: Id
  name: string
  help?: string
}

interface ChoiceProps<Id extends string> extends Common {
  value: Id
  onChange: (value: Id) => void
  options: readonly Option<Id>[]
}

/** One of several, in a list that unfolds. */
export function Select<Id extends string>({ label, help, error, value, onChange, options, isDisabled = false }: ChoiceProps<Id>) {
  return (
    <AriaSelect
      className="field"
      value={value}
      onChange={(key) => key !== null && onChange(key as Id)}
      isInvalid={error !== undefined}
      isDisabled={isDisabled}
    >
      <Label>{label}</Label>
      <Button className="input select-button">
        <SelectValue />
        <ChevronDown size={16} aria-hidden />
      </Button>
      <Notes {...(help ? { help } : {})} error={error} />
      <Popover className="popover select-popover">
        <ListBox className="options">
          {options.map(({ id, name }) => (
            <ListBoxItem key={id} id={id} textValue={name} className="option">
              {({ isSelected }) => (
                <>
                  <span>{name}</span>
                  {isSelected && <Check size={16} aria-hidden />}
                </>
              )}
            </ListBoxItem>
          ))}
        </ListBox>
      </Popover>
    </AriaSelect>
  )
}

/** One of a few, all in sight. */
export function Choice<Id extends string>({ label, help, error, value, onChange, options, isDisabled = false }: ChoiceProps<Id>) {
  return (
    <RadioGroup
      className="field choice"
      value={value}
      onChange={(key) => onChange(key as Id)}
      isInvalid={error !== undefined}
      isDisabled={isDisabled}
    >
      <Label>{label}</Label>
      <div className="choice-options">
        {options.map((option) => (
          <Radio key={option.id} value={option.id} className="radio">
            <span className="radio-dot" aria-hidden />
            <span>
              {option.name}
              {option.help && <span className="field-help">{option.help}</span>}
            </span>
          </Radio>
        ))}
      </div>
      <Notes {...(help ? { help } : {})} error={error} />
    </RadioGroup>
  )
}

interface CheckProps {
  children: ReactNode
  help?: string
  isSelected: boolean
  onChange: (selected: boolean) => void
  isDisabled?: boolean
}

/** Yes or no. */
export function Checkbox({ children, help, isSelected, onChange, isDisabled = false }: CheckProps) {
  return (
    <AriaCheckbox className="checkbox" isSelected={isSelected} onChange={onChange} isDisabled={isDisabled}>
      <span className="checkbox-box" aria-hidden>
        {isSelected && <Check size={12} strokeWidth={3} />}
      </span>
      <span>
        {children}
        {help && <span className="field-help">{help}</span>}
      </span>
    </AriaCheckbox>
  )
}

interface DateProps extends Common {
  /** `YYYY-MM-DD`, or '' when none is given. */
  value: string
  onChange: (value: string) => void
}

/** A day, typed part by part or picked from a month. Days that do not exist cannot be entered. */
export function DateField({ label, help, error, value, onChange, isDisabled = false }: DateProps) {
  return (
    <DatePicker
      className="field"
      value={value === '' ? null : parseDate(value)}
      onChange={(date: DateValue | null) => onChange(date?.toString().slice(0, 10) ?? '')}
      isInvalid={error !== undefined}
      isDisabled={isDisabled}
      firstDayOfWeek="mon"
      shouldForceLeadingZeros
    >
      <Label>{label}</Label>
      <Group className="input date-group">
        <DateInput className="date-input">{(segment) => <DateSegment className="segment" segment={segment} />}</DateInput>
        <Button className="date-button">
          <CalendarDays size={16} aria-hidden />
        </Button>
      </Group>
      <Notes {...(help ? { help } : {})} error={error} />
      <Popover className="popover">
        <Dialog className="month-dialog">
          <Calendar firstDayOfWeek="mon">
            <header className="month-head">
              <Button slot="previous" className="icon-button">
                <ChevronLeft size={18} aria-hidden />
              </Button>
              <Heading className="month-title" />
              <Button slot="next" className="icon-button">
                <ChevronRight size={18} aria-hidden />
              </Button>
            </header>
            <CalendarGrid className="month-grid">
              <CalendarGridHeader>{(day) => <CalendarHeaderCell>{day}</CalendarHeaderCell>}</CalendarGridHeader>
              <CalendarGridBody>{(date) => <CalendarCell date={date} className="month-cell" />}</CalendarGridBody>
            </CalendarGrid>
          </Calendar>
        </Dialog>
      </Popover>
    </DatePicker>
  )
}

/** A clock time `HH:mm`, or '' when none is given. Always 24 hours. */
export function TimeField({ label, help, error, value, onChange, isDisabled = false }: DateProps) {
  return (
    <AriaTimeField
      className="field"
      value={value === '' ? null : parseTime(value)}
      onChange={(time: Time | null) => onChange(time?.toString().slice(0, 5) ?? '')}
      isInvalid={error !== undefined}
      isDisabled={isDisabled}
      hourCycle={24}
      shouldForceLeadingZeros
    >
      <Label>{label}</Label>
      <DateInput className="input date-group">{(segment) => <DateSegment className="segment" segment={segment} />}</DateInput>
      <Notes {...(help ? { help } : {})} error={error} />
    </AriaTimeField>
  )
}
