import { describe, expect, it } from 'vitest'
import { checkGroupHistory } from '../interop/group-history.mjs'

const expected = { t: [Uint32Array.of(1, 2, 3), Uint32Array.of(4, 5)] }

const sound = [
  'synced a 1 id-a t/0',
  'synced b 1 id-b t/1',
  'read a t 0 0 1 2',
  'read b t 1 0 4',
  'revoked b t/1',
  'left b',
  'revoked a t/0',
  'synced c 2 id-c t/0',
  'synced d 2 id-d t/1',
  'read c t 0 2 3',
  'read d t 1 1 5',
]

const namesOf = async (lines: readonly string[], isStatic = false) => {
  const { anomalies } = await checkGroupHistory(lines, { expected, isStatic })
  return Object.keys(anomalies)
}

const withLine = (index: number, line: string) => sound.map((held, i) => (i === index ? line : held))

describe('the checker of what a group read', () => {
  it('finds nothing in a history in which every record was read once', async () => {
    const found = await checkGroupHistory(sound, { expected })
    expect(found).toMatchObject({ records: 5, duplicates: 0, generations: 2, anomalies: {} })
  })

  it('finds a record that nobody read', async () => {
    expect(await namesOf(withLine(2, 'read a t 0 0 1'))).toEqual(['missing'])
  })

  it('finds a record with other bytes', async () => {
    expect(await namesOf(withLine(10, 'read d t 1 1 6'))).toEqual(['corrupt', 'missing'])
  })

  it('finds a record that was never written', async () => {
    expect(await namesOf(withLine(10, 'read d t 1 1 5 6'))).toEqual(['phantom'])
  })

  it('counts a record read again after a rebalance, and finds one read again without', async () => {
    const again = await checkGroupHistory(withLine(9, 'read c t 0 1 2 3'), { expected })
    expect(again).toMatchObject({ duplicates: 1, anomalies: {} })
    expect(await namesOf([...sound, 'read c t 0 2 3'])).toEqual(['reread'])
  })

  it('finds two owners of a partition in one generation', async () => {
    expect(await namesOf(withLine(8, 'synced d 2 id-d t/0 t/1'))).toEqual(['two-owners'])
  })

  it('finds two owners of a partition at one time, by the callbacks', async () => {
    const callbacks = sound.map((line) => line.replace(/^synced (\w) \d+ id-\w/, 'assigned $1'))
    expect(await namesOf(callbacks)).toEqual([])
    expect(await namesOf(callbacks.filter((line) => line !== 'revoked a t/0'))).toEqual(['two-owners'])
  })

  it('finds a member that was put out, one that met an error and one that read nothing', async () => {
    const lines = [...sound.filter((line) => !line.startsWith('read d')), 'lost a t/0', 'problem c it broke']
    expect(await namesOf(lines)).toEqual(['lost', 'problem', 'missing', 'idle'])
  })

  it('lets the one that joins read nothing only if nothing was left in what it was given', async () => {
    const idle = sound.filter((line) => !line.startsWith('read d'))
    expect(await namesOf([...idle, 'read c t 1 1 5'])).toEqual(['idle'])
    expect(await namesOf(idle.toSpliced(4, 0, 'read b t 1 1 5'))).toEqual([])
  })

  it('lets the successor of a static member have its partitions in the same generation, and nobody be asked again', async () => {
    const staticRun = [
      'synced a 1 id-a',
      'synced b 1 id-b t/1',
      'synced c 1 id-c t/0',
      'read c t 0 0 1 2',
      'read b t 1 0 4',
      'left b',
      'synced d 1 id-d t/1',
      'read d t 1 1 5',
      'read c t 0 2 3',
    ]
    expect(await namesOf(staticRun, true)).toEqual(['idle'])
    const asked = staticRun.toSpliced(6, 0, 'revoked c t/0')
    expect(await namesOf(asked, true)).toEqual(['rebalanced', 'idle'])
    const newGeneration = staticRun.map((line) => line.replace('synced d 1', 'synced d 2'))
    expect(await namesOf(newGeneration, true)).toEqual(['rebalanced', 'idle'])
  })

  it('refuses a line that it does not know', async () => {
    await expect(namesOf(['rad a t 0 0 1'])).rejects.toThrow('no such line')
  })
})
