// Generated from schema/ by `npm run generate`. Do not edit.
export { removeRaftVoterRequest, type RemoveRaftVoterRequest } from '../remove-raft-voter-request.ts'
export { removeRaftVoterResponse, type RemoveRaftVoterResponse } from '../remove-raft-voter-response.ts'
