import { X } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { kindNames } from '../../shared/document.ts'
import { useCall } from '../api/queries.ts'
import { Button } from '../ui/button.tsx'
import { DateField, Select } from '../ui/field.tsx'
import type { Asked } from './place.ts'

interface Props {
  asked: Asked
  onChange: (change: Partial<Asked>) => void
}

/** What the search is narrowed to: a kind, a tag, a stretch of days. */
export function Filters({ asked: { kind, tag, from, to }, onChange }: Props) {
  const { t } = useTranslation()
  const known = useCall('search.tags', {}).data ?? []
  const tags = tag === undefined || known.includes(tag) ? known : [tag, ...known]
  const isNarrowed = [kind, tag, from, to].some((part) => part !== undefined)
  return (
    <div className="search-filters" role="group" aria-label={t('search.filters')}>
      <Select
        label={t('search.kind')}
        value={kind ?? 'all'}
        onChange={(id) => onChange({ kind: id === 'all' ? undefined : id })}
        options={[{ id: 'all', name: t('search.allKinds') }, ...kindNames.map((name) => ({ id: name, name: t(`search.kinds.${name}`) }))]}
      />
      {tags.length > 0 && (
        <Select
          label={t('search.tag')}
          value={tag === undefined ? 'all' : `tag ${tag}`}
          onChange={(id) => onChange({ tag: id === 'all' ? undefined : id.slice('tag '.length) })}
          options={[{ id: 'all', name: t('search.allTags') }, ...tags.map((name) => ({ id: `tag ${name}`, name }))]}
        />
      )}
      <DateField label={t('search.from')} value={from ?? ''} onChange={(day) => onChange({ from: day || undefined })} />
      <DateField label={t('search.to')} value={to ?? ''} onChange={(day) => onChange({ to: day || undefined })} />
      {isNarrowed && (
        <Button look="quiet" icon={X} onPress={() => onChange({ kind: undefined, tag: undefined, from: undefined, to: undefined })}>
          {t('search.clearFilters')}
        </Button>
      )}
    </div>
  )
}
