import { useTranslation } from 'react-i18next'
import { useKeyNames } from './key-names.ts'
import { Button } from './ui/button.tsx'
import { Dialog } from './ui/dialog.tsx'

/** All keys on one page. */
export function ShortcutSheet({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const { t } = useTranslation()
  const { command, palette, newNote, rooms, settings } = useKeyNames()
  const groups = [
    {
      name: t('app.shortcuts.anywhere'),
      keys: [
        [palette, t('app.shortcuts.palette')],
        [newNote, t('app.shortcuts.newNote')],
        [rooms, t('app.shortcuts.rooms')],
        [settings, t('app.shortcuts.settings')],
        ['?', t('app.shortcuts.sheet')],
        ['Esc', t('app.shortcuts.close')],
      ],
    },
    {
      name: t('app.shortcuts.inCalendar'),
      keys: [
        ['N', t('app.shortcuts.newEvent')],
        ['T', t('app.shortcuts.today')],
        ['PgUp PgDn', t('app.shortcuts.period')],
        ['← ↑ ↓ →', t('app.shortcuts.day')],
        ['Home End', t('app.shortcuts.edges')],
        ['Enter', t('app.shortcuts.open')],
        [`${command} ← ↑ ↓ →`, t('app.shortcuts.move')],
        ['1 2 3 4', t('app.shortcuts.views')],
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
