import { describe, expect, it } from 'vitest'
import { createCloseStack } from '../src/close-stack.ts'

describe('a close stack', () => {
  it('closes in reverse order, one after the other, once', async () => {
    const stack = createCloseStack()
    const closed: string[] = []
    stack.defer('first', () => void closed.push('first'))
    stack.defer('second', async () => {
      await Promise.resolve()
      closed.push('second')
    })
    await Promise.all([stack.close(), stack.close()])
    expect(closed).toEqual(['second', 'first'])
  })

  it('runs every closer and gathers what failed', async () => {
    const stack = createCloseStack()
    const cause = new Error('broken')
    let isClosed = false
    stack.defer('survivor', () => {
      isClosed = true
    })
    stack.defer('broken', () => Promise.reject(cause))
    const failure = await stack.close().catch((error: unknown) => error)
    expect(isClosed).toBe(true)
    expect(failure).toBeInstanceOf(AggregateError)
    expect((failure as AggregateError).errors[0].cause).toBe(cause)
  })

  it('takes nothing more once it closes', async () => {
    const stack = createCloseStack()
    await stack.close()
    expect(() => stack.defer('late', () => {})).toThrow('already closing')
  })
})
