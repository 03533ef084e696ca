import type { LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button as AriaButton, type ButtonProps, Tooltip, TooltipTrigger } from 'react-aria-components'
import './button.css'

interface Props extends Omit<ButtonProps, 'children' | 'className' | 'style'> {
  children: ReactNode
  /** `primary` once on a screen, `quiet` where a border would shout, `danger` for what deletes. */
  look?: 'plain' | 'primary' | 'quiet' | 'danger'
  icon?: LucideIcon
}

/** A button with words. */
export function Button({ children, look = 'plain', icon: Icon, ...props }: Props) {
  return (
    <AriaButton {...props} className={`button ${look}`}>
      {Icon && <Icon size={16} aria-hidden />}
      {children}
    </AriaButton>
  )
}

interface IconProps extends Omit<ButtonProps, 'children' | 'className' | 'style'> {
  icon: LucideIcon
  /** The button's name, shown as a tooltip too. */
  label: string
  pressed?: boolean
  keys?: string
}

/** A button with a picture; its name is spoken and shown on hover and focus. */
export function IconButton({ icon: Icon, label, pressed, keys, ...props }: IconProps) {
  return (
    <TooltipTrigger delay={500} closeDelay={0}>
      <AriaButton {...props} aria-label={label} {...(pressed === undefined ? {} : { 'aria-pressed': pressed })} className="icon-button">
        <Icon size={18} aria-hidden />
      </AriaButton>
      <Tooltip className="tooltip" offset={6}>
        {label}
        {keys && <kbd>{keys}</kbd>}
      </Tooltip>
    </TooltipTrigger>
  )
}
