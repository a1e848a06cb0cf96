// Generated from schema/ by `npm run generate`. Do not edit.
export { describeLogDirsRequest, type DescribeLogDirsRequest, type DescribeLogDirsRequestDescribableLogDirTopic } from '../describe-log-dirs-request.ts'
export { describeLogDirsResponse, type DescribeLogDirsResponse, type DescribeLogDirsResponseDescribeLogDirsResult, type DescribeLogDirsResponseDescribeLogDirsTopic, type DescribeLogDirsResponseDescribeLogDirsPartition } from '../describe-log-dirs-response.ts'
