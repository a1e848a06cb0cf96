import { expect, it } from 'vitest'
import { resolveMetadataEngineOptions } from '../src/index.ts'

it('fills in every default', () => {
  expect(resolveMetadataEngineOptions()).toEqual({
    segmentIdAgeMaxMs: 3_600_000,
    producerIdExpirationMs: 86_400_000,
    readExtentsMax: 1000,
    maintenanceRowsMax: 1000,
    offsetsRetentionMs: 604_800_000,
    emptyGroupsKeptMs: 3_600_000,
  })
})

it('keeps what is set and takes undefined for not set', () => {
  const resolved = resolveMetadataEngineOptions({ readExtentsMax: 5, segmentIdAgeMaxMs: undefined })
  expect(resolved).toMatchObject({ readExtentsMax: 5, segmentIdAgeMaxMs: 3_600_000 })
})

it('names every wrong option in one error', () => {
  expect(() => resolveMetadataEngineOptions({ readExtentsMax: 0, maintenanceRowsMax: 1.5 })).toThrow(
    /readExtentsMax.*; maintenanceRowsMax/,
  )
})
