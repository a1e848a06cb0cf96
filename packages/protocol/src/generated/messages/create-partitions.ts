// Generated from schema/ by `npm run generate`. Do not edit.
export { createPartitionsRequest, type CreatePartitionsRequest, type CreatePartitionsRequestCreatePartitionsTopic, type CreatePartitionsRequestCreatePartitionsAssignment } from '../create-partitions-request.ts'
export { createPartitionsResponse, type CreatePartitionsResponse, type CreatePartitionsResponseCreatePartitionsTopicResult } from '../create-partitions-response.ts'
