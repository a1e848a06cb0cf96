// Generated from schema/ by `npm run generate`. Do not edit.
export { alterReplicaLogDirsRequest, type AlterReplicaLogDirsRequest, type AlterReplicaLogDirsRequestAlterReplicaLogDir, type AlterReplicaLogDirsRequestAlterReplicaLogDirTopic } from '../alter-replica-log-dirs-request.ts'
export { alterReplicaLogDirsResponse, type AlterReplicaLogDirsResponse, type AlterReplicaLogDirsResponseAlterReplicaLogDirTopicResult, type AlterReplicaLogDirsResponseAlterReplicaLogDirPartitionResult } from '../alter-replica-log-dirs-response.ts'
