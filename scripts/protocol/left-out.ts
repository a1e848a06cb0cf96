/**
 * What Kafka 4.3 has and this package has not, with the reason. docs/protocol-messages.md shows both lists, and
 * scripts/test/left-out.test.ts fails when an API or a format is neither generated nor listed here.
 */

/** Requests by Kafka's name, of API keys that no broker answers to clients. */
export const APIS_LEFT_OUT: Readonly<Record<string, string>> = {
  LeaderAndIsr: 'sent by ZooKeeper controllers to brokers; Kafka 4 has no version of it any more',
  StopReplica: 'sent by ZooKeeper controllers to brokers; Kafka 4 has no version of it any more',
  UpdateMetadata: 'sent by ZooKeeper controllers to brokers; Kafka 4 has no version of it any more',
  ControlledShutdown: 'sent by brokers to a ZooKeeper controller; Kafka 4 has no version of it any more',
  Vote: 'sent between the voters of a KRaft quorum only',
  BeginQuorumEpoch: 'sent between the voters of a KRaft quorum only',
  EndQuorumEpoch: 'sent between the voters of a KRaft quorum only',
  FetchSnapshot: 'sent between the members of a KRaft quorum only',
  UpdateRaftVoter: 'sent by a KRaft voter to its leader only',
  AlterPartition: 'sent by brokers to the KRaft controller only',
  Envelope: 'carries forwarded requests from a broker to the KRaft controller only',
  BrokerRegistration: 'sent by brokers to the KRaft controller only',
  BrokerHeartbeat: 'sent by brokers to the KRaft controller only',
  AllocateProducerIds: 'sent by brokers to the KRaft controller only',
  ControllerRegistration: 'sent between KRaft controllers only',
  AssignReplicasToDirs: 'sent by brokers to the KRaft controller only',
}

/** Formats without an API key, by Kafka's name. */
export const FORMATS_LEFT_OUT: Readonly<Record<string, string>> = {
  DefaultPrincipalData: 'stands inside Envelope requests, which are left out',
}
