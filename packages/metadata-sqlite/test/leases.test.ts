import { describe, expect, it } from 'vitest'
import { openStore, withFolder } from './support/stores.ts'

describe('leases on a SQLite file', () => {
  it('are over when the file is opened again: whoever had them cannot be alive', () =>
    withFolder(async (path) => {
      const before = openStore(path)
      await before.start()
      const { leaseId } = await before.openLease('vci', 'before', 3_600_000)
      const claim = await before.claimGroup('vci', 'group', leaseId)
      if (!claim.ok) throw new Error(claim.code)
      const record = { protocolType: 'consumer', state: 'Stable', generation: 1, emptySinceMs: null }
      await before.writeGroup(claim.fence, { ...record, snapshot: new Uint8Array() })
      await before.close()

      const store = openStore(path)
      await store.start()
      expect(await store.renewLease(leaseId, 1_000)).toBe(false)
      expect(await store.findGroupHolder('vci', 'group')).toEqual({ exists: true, holder: null })
      expect(await store.listOrphanGroups('vci', 10)).toEqual(['group'])
      const next = await store.openLease('vci', 'next', 1_000)
      expect(next.leaseId).toBeGreaterThan(leaseId)
      expect(await store.claimGroup('vci', 'group', next.leaseId)).toMatchObject({
        ok: true,
        record: { generation: 1 },
      })
      await store.close()
    }))
})
