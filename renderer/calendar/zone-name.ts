/** The city in a zone's IANA name: *New York* of `America/New_York`. */
export const zoneName = (zone: string): string => zone.slice(zone.lastIndexOf('/') + 1).replaceAll('_', ' ')
