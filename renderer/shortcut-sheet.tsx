import { useTranslation } from 'react-i18next'
import { useApp } from './api/use-app.ts'
import { useKeyNames } from './key-names.ts'
import { Button } from './ui/button.tsx'
import { Dialog } from './ui/dialog.tsx'

/** All keys that work now, on one page. */
export function ShortcutSheet({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const { t } = useTranslation()
  const { command, palette, newNote, rooms, settings } = useKeyNames()
  const { singleKeys } = useApp().settings
  const single = (key: string, what: string) => (singleKeys ? [[key, what] as const] : [])
  const groups = [
    {
      name: t('app.shortcuts.anywhere'),
      keys: [
        [palette, t('app.shortcuts.palette')],
        [newNote, t('app.shortcuts.newNote')],
        [rooms, t('app.shortcuts.rooms')],
        [settings, t('app.shortcuts.settings')],
        ...single('?', t('app.shortcuts.sheet')),
        ['Esc', t('app.shortcuts.close')],
      ],
    },
    {
      name: t('app.shortcuts.inCalendar'),
      keys: [
        ...single('N', t('app.shortcuts.newEvent')),
        ...single('T', t('app.shortcuts.today')),
        ['PgUp PgDn', t('app.shortcuts.period')],
        ['← ↑ ↓ →', t('app.shortcuts.day')],
        ['Home End', t('app.shortcuts.edges')],
        ['Enter', t('app.shortcuts.open')],
        [`${command} ← ↑ ↓ →`, t('app.shortcuts.move')],
        ...single('1 2 3 4', t('app.shortcuts.views')),
      ],
    },
    {
      name: t('app.shortcuts.inEditor'),
      keys: [
        [`${command} B, ${command} I`, t('app.shortcuts.bold')],
        [`${command} Alt 1 2 3`, t('app.shortcuts.heading')],
        [`${command} Shift 8 7 9`, t('app.shortcuts.list')],
        [`${command} Shift B`, t('app.shortcuts.quote')],
        [`${command} Shift K`, t('app.shortcuts.link')],
        [`${command} Z, ${command} Shift Z`, t('app.shortcuts.undo')],
        [`${command} S`, t('app.shortcuts.saveNow')],
      ],
    },
  ]
  return (
    <Dialog
      title={t('app.shortcuts.title')}
      isOpen={isOpen}
      onClose={onClose}
      size="wide"
      actions={<Button onPress={onClose}>{t('app.close')}</Button>}
    >
      {!singleKeys && <p>{t('app.shortcuts.singleKeysOff')}</p>}
      <div className="shortcut-groups">
        {groups.map(({ name, keys }) => (
          <section key={name}>
            <h3>{name}</h3>
            <dl>
              {keys.map(([key, what]) => (
                <div key={key}>
                  <dt>
                    <kbd>{key}</kbd>
                  </dt>
                  <dd>{what}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
      <p className="quiet small">{t('app.shortcuts.markdown')}</p>
    </Dialog>
  )
}
