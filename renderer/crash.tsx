import i18next from 'i18next'
import { Component, type ReactNode } from 'react'
import { flushAll } from './api/draft.ts'

/** When a screen breaks: saves what can be saved and offers to load the page again. */
export class Crash extends Component<{ children: ReactNode }, { broken: boolean }> {
  override state = { broken: false }

  static getDerivedStateFromError(): { broken: boolean } {
    return { broken: true }
  }

  override componentDidCatch(): void {
    void flushAll()
  }

  override render(): ReactNode {
    if (!this.state.broken) return this.props.children
    return (
      <main className="screen" role="alert">
        <h1>{i18next.t('app.crash.title')}</h1>
        <p>{i18next.t('app.crash.text')}</p>
        <button type="button" className="button primary" onClick={() => location.reload()}>
          {i18next.t('app.crash.reload')}
        </button>
      </main>
    )
  }
}
