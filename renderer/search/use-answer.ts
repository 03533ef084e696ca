import { useState } from 'react'
import type { Input, Output } from '../../shared/contract.ts'
import { useCall } from '../api/queries.ts'

type Question = Input<'search.find'>

interface Answer {
  /** The latest answer; while one types on, the one before. */
  data: Output<'search.find'> | undefined
  error: Error | null
  /** The answer is to this very question. */
  isSettled: boolean
}

/**
 * The answer to a question that changes with every key. One question is asked at a time and then the newest one, so that
 * what has been typed over meanwhile is never asked.
 */
export function useAnswer(question: Question): Answer {
  const [asked, setAsked] = useState(question)
  const { data, error, isFetching, isPlaceholderData } = useCall('search.find', asked, { keep: true })
  const isNewest = JSON.stringify(asked) === JSON.stringify(question)
  if (!isFetching && !isNewest) setAsked(question)
  return { data, error, isSettled: isNewest && !isPlaceholderData && (data !== undefined || error !== null) }
}
