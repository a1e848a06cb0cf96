import { describe, expect, it } from 'vitest'
import { createSimProcess } from '../src/simulator/sim-process.ts'
import { createVirtualClock } from '../src/simulator/index.ts'

describe('the virtual clock', () => {
  it('runs events by time, equal times in the order in which they were set, and passes no time in between', async () => {
    const clock = createVirtualClock(1_000)
    const seen: string[] = []
    for (const [ms, name] of [
      [5, 'b'],
      [1, 'a'],
      [5, 'c'],
      [9, 'd'],
    ] as const) {
      clock.setTimer(ms, () => seen.push(`${name}${clock.monotonicMs()}/${clock.nowMs()}`))
    }
    await clock.run({ untilMs: 7 })
    expect(seen).toEqual(['a1/1001', 'b5/1005', 'c5/1005'])
    expect(clock.monotonicMs()).toBe(7)
  })

  it('lets every promise callback run before the next event', async () => {
    const clock = createVirtualClock()
    const seen: string[] = []
    clock.setTimer(1, () => {
      let chain = Promise.resolve()
      for (let depth = 0; depth < 50; depth++) chain = chain.then(() => {})
      void chain.then(() => seen.push('promise'))
    })
    clock.setTimer(1, () => seen.push('event'))
    await clock.run({ untilMs: 2 })
    expect(seen).toEqual(['promise', 'event'])
  })

  it('does not run what was cancelled, and stops when it is told that it is done', async () => {
    const clock = createVirtualClock()
    let count = 0
    clock.setTimer(1, () => count++).cancel()
    for (let ms = 1; ms <= 5; ms++) clock.setTimer(ms, () => count++)
    expect(await clock.run({ untilMs: 100, isDone: () => count === 3 })).toBe(true)
    expect([count, clock.monotonicMs(), clock.eventCount]).toEqual([3, 3, 3])
  })
})

describe('a simulated process', () => {
  it('does late and in order what came while it was paused, and nothing once it is dead', async () => {
    const world = createVirtualClock()
    const process = createSimProcess(world, 'p', 50)
    const seen: string[] = []
    const note = (name: string) => () => seen.push(`${name}@${world.monotonicMs()}`)
    process.pause(10)
    process.deliver(note('delivered'))
    process.clock.setTimer(3, note('timer'))
    process.clock.setTimer(20, note('later'))
    process.clock.setTimer(30, note('never'))
    world.setTimer(25, () => process.kill())
    await world.run({ untilMs: 100 })
    expect(seen).toEqual(['delivered@10', 'timer@10', 'later@20'])
    expect(process.clock.nowMs() - world.nowMs()).toBe(50)
  })
})
