import { describe, expect, it } from 'vitest'
import { address, isOurs } from '../../../main/electron/origin.ts'

describe('isOurs', () => {
  it.each(['app://bollplank/', 'app://bollplank', address('/journal?x#y')])('knows %s', (url) => expect(isOurs(url)).toBe(true))

  it.each([
    '',
    'bollplank',
    'about:blank',
    'app:bollplank',
    'app://',
    'app://bollplank.example.org/',
    'app://bollplank:8080/',
    'app://bollplank@example.org/',
    'app://me@bollplank/',
    'app://example.org/app://bollplank/',
    'https://bollplank/',
    'file:///app://bollplank/',
    'xapp://bollplank/',
    ' javascript:app://bollplank/',
  ])('refuses %j', (url) => expect(isOurs(url)).toBe(false))
})
