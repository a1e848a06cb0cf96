// Generated from schema/ by `npm run generate`. Do not edit.
export { controlRecordTypeSchema, type ControlRecordTypeSchema } from '../control-record-type-schema.ts'
export { endTxnMarker, type EndTxnMarker } from '../end-txn-marker.ts'
export { kRaftVersionRecord, type KRaftVersionRecord } from '../kraft-version-record.ts'
export { leaderChangeMessage, type LeaderChangeMessage, type LeaderChangeMessageVoter } from '../leader-change-message.ts'
export { snapshotFooterRecord, type SnapshotFooterRecord } from '../snapshot-footer-record.ts'
export { snapshotHeaderRecord, type SnapshotHeaderRecord } from '../snapshot-header-record.ts'
export { votersRecord, type VotersRecord, type VotersRecordVoter, type VotersRecordEndpoint, type VotersRecordKRaftVersionFeature } from '../voters-record.ts'
