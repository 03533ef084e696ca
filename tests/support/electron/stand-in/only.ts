import { EventEmitter } from 'node:events'

/** The same object, but reading a name that it lacks throws: the app then uses more of Electron than the stand-in gives. */
export function only<Part extends object>(name: string, part: Part): Part {
  return new Proxy(part, {
    get(target, key) {
      if (typeof key === 'string' && key !== 'then' && !(key in target)) throw new Error(`the stand-in has no ${name}.${key}`)
      return Reflect.get(target, key) as unknown
    },
  })
}

/** An event whose consequence a listener can prevent. */
export class PreventableEvent {
  defaultPrevented = false
  preventDefault(): void {
    this.defaultPrevented = true
  }
}

/** Electron's modules are Node's emitters; listening for an event that the stand-in never fires throws. */
export class Emitter extends EventEmitter {
  protected readonly known: readonly string[]
  constructor(known: readonly string[]) {
    super()
    this.known = known
  }

  override on(event: string, listener: (...args: never[]) => void): this {
    if (!this.known.includes(event)) throw new Error(`the stand-in never fires ${event}`)
    return super.on(event, listener as (...args: unknown[]) => void)
  }

  override once(event: string, listener: (...args: never[]) => void): this {
    if (!this.known.includes(event)) throw new Error(`the stand-in never fires ${event}`)
    return super.once(event, listener as (...args: unknown[]) => void)
  }

  /** Fires an event; true when a listener prevented what follows. */
  fire(event: string, details: object = {}, ...args: unknown[]): boolean {
    const preventable = Object.assign(new PreventableEvent(), details)
    this.emit(event, preventable, ...args)
    return preventable.defaultPrevented
  }
}
