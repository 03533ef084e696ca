import { screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, test } from 'vitest'
import { plainText } from '../../../shared/rich-text.ts'
import { openWindow } from '../../support/window.tsx'

test('a thought written in the box is a note on disk before any button is pressed', async () => {
  const { call } = await openWindow('/')
  await userEvent.type(await screen.findByRole('textbox', { name: 'Snabb anteckning' }), 'En tanke{Enter}till')
  await waitFor(async () => expect(await call('journal.list', {})).toHaveLength(1), { timeout: 3000 })
  const [listed] = await call('journal.list', {})
  expect(plainText((await call('journal.read', { id: listed!.id })).content.body)).toBe('En tanke\ntill')

  await userEvent.click(screen.getByRole('button', { name: 'Spara anteckning' }))
  expect(await screen.findByText('Anteckningen är sparad i journalen.')).toBeVisible()
  expect(screen.getByRole('textbox', { name: 'Snabb anteckning' })).toHaveValue('')
  expect(await screen.findByRole('link', { name: 'En tanke' })).toBeVisible()
  expect(await call('journal.list', {})).toHaveLength(1)
})
