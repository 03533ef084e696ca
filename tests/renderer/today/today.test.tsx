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

test('a thought that could not be saved is in the box again when one comes back, and what is added is saved with it', async () => {
  const { call, refused } = await openWindow('/')
  refused.set('journal.save', 'disk-full')
  await userEvent.type(await screen.findByRole('textbox', { name: 'Snabb anteckning' }), 'En tanke')
  await screen.findByText('Kunde inte spara', {}, { timeout: 4000 })
  await userEvent.click(screen.getByRole('link', { name: /Journal/ }))
  await userEvent.click(await screen.findByRole('button', { name: 'Visa det' }))
  const box = await screen.findByRole('textbox', { name: 'Snabb anteckning' })
  expect(box).toHaveValue('En tanke')
  await userEvent.type(box, ' till')
  refused.clear()
  await waitFor(async () => expect((await call('journal.list', {})).map(({ title }) => title)).toEqual(['En tanke till']), {
    timeout: 8000,
  })
})
