import type { search as sv } from '../sv/search.ts'
import type { Translation } from '../translation.ts'

export const search: Translation<typeof sv> = {
  title: 'Search',
  field: 'Search everything you have written',
  clear: 'Empty the search box',
  filters: 'Narrow the search',
  kind: 'Kind',
  allKinds: 'Everything',
  kinds: { note: 'Notes', event: 'Events', programme: 'Programmes' },
  kindOf: { note: 'Note', event: 'Event', programme: 'Programme' },
  tag: 'Tag',
  allTags: 'All tags',
  from: 'From',
  to: 'To',
  clearFilters: 'Clear filters',
  results: 'Results',
  count_one: '{{count}} result',
  count_other: '{{count}} results',
  shown: 'The best {{shown}} are shown.',
  building: 'The search index is being built: {{done}} of {{total}} done. More results may come.',
  progress: 'Building the search index',
  start: {
    title: 'Find your way back',
    text: 'Type a few letters and Bollplank looks through notes, events and programmes. With several words it finds what has all of them.',
    keys: 'Arrow down goes to the results. Enter opens.',
  },
  none: {
    title: 'Nothing found',
    text: 'Nothing you have written matches “{{query}}”. Try fewer or shorter words.',
    filtered: 'Nothing matches what you have chosen. Remove a filter, or try fewer or shorter words.',
    building: 'Nothing is found yet. The search index is still being built, so wait a moment.',
  },
}
