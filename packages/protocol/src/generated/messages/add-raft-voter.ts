// Generated from schema/ by `npm run generate`. Do not edit.
export { addRaftVoterRequest, type AddRaftVoterRequest, type AddRaftVoterRequestListener } from '../add-raft-voter-request.ts'
export { addRaftVoterResponse, type AddRaftVoterResponse } from '../add-raft-voter-response.ts'
