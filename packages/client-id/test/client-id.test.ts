import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { featureDefinitions } from '../src/features.ts'
import { CLIENT_ID_BYTES_MAX, LABELS_MAX, parseClientId } from '../src/index.ts'

const nothing = {
  zone: undefined,
  role: undefined,
  hostOverride: undefined,
  strategy: undefined,
  agentGroup: undefined,
  interzoneLoadBalancing: false,
  sessionId: undefined,
  stripLeaderEpoch: false,
  fetchAutoTuneOff: false,
  brokerCount: undefined,
  labels: {},
}

describe('every key', () => {
  it.each([
    ['warpstream_az=us-east-1a', { zone: 'us-east-1a' }],
    ['ws_az=use1-az2', { zone: 'use1-az2' }],
    ['zone=us-west-2b', { zone: 'us-west-2b' }],
    ['diskless_az=eu-north-1c', { zone: 'eu-north-1c' }],
    ['automq_az=cn-northwest-1a', { zone: 'cn-northwest-1a' }],
    ['zone_id=usw2-az1', { zone: 'usw2-az1' }],
    ['ws_az=US-EAST-1A', { zone: 'us-east-1a' }],
    ['warpstream_proxy_target=proxy-produce', { role: 'proxy-produce' }],
    ['ws_proxy_target=proxy-consume', { role: 'proxy-consume' }],
    ['ws_pt=proxy', { role: 'proxy' }],
    ['ws_host_override=localhost', { hostOverride: 'localhost' }],
    ['warpstream_host_override=10.0.0.7', { hostOverride: '10.0.0.7' }],
    ['host_override=local.dev', { hostOverride: 'local.dev' }],
    ['ws_host_override=[fd00::7]', { hostOverride: 'fd00::7' }],
    ['ws_host_override=fd00::7', { hostOverride: 'fd00::7' }],
    ['warpstream_partition_assignment_strategy=single_agent', { strategy: 'single_agent' }],
    ['ws_pas=equal_spread', { strategy: 'equal_spread' }],
    ['ws_pas=consistent_random_jump', { strategy: 'consistent_random_jump' }],
    ['warpstream_agent_group=analytics-2', { agentGroup: 'analytics-2' }],
    ['ws_ag=analytics', { agentGroup: 'analytics' }],
    ['warpstream_interzone_lb=true', { interzoneLoadBalancing: true }],
    ['warpstream_session_id=0c5c1e9a-6f6b-4f0e', { sessionId: '0c5c1e9a-6f6b-4f0e' }],
    ['ws_sle=true', { stripLeaderEpoch: true }],
    ['ws_dfat=true', { fetchAutoTuneOff: true }],
    ['broker_count=3', { brokerCount: 3 }],
    ['label.foo=bar,label.fizz=buzz', { labels: { foo: 'bar', fizz: 'buzz' } }],
  ])('%s is read', (id, features) => {
    expect(parseClientId(id)).toEqual({ name: '', features: { ...nothing, ...features }, ignored: [] })
  })
})

describe('ids from the documentation of several systems', () => {
  it.each([
    [
      'warpstream_az=eu-south-2a,ws_pas=equal_spread,ws_pt=proxy-produce',
      '',
      { zone: 'eu-south-2a', strategy: 'equal_spread', role: 'proxy-produce' },
    ],
    ['my-app,ws_az=us-east-1a', 'my-app', { zone: 'us-east-1a' }],
    ['ws_proxy_target=proxy-consume,ws_az=use1-az2,pod-7d9f', 'pod-7d9f', { role: 'proxy-consume', zone: 'use1-az2' }],
    ['my-client;host_override=local.dev;broker_count=1', 'my-client', { hostOverride: 'local.dev', brokerCount: 1 }],
    ['my-client-id,zone=us-west-2b', 'my-client-id', { zone: 'us-west-2b' }],
    ['automq_az=us-east-1a&automq_type=consumer', 'automq_type=consumer', { zone: 'us-east-1a' }],
    ['my-app,automq_az=us-east-1a&label.tier=gold', 'my-app', { zone: 'us-east-1a', labels: { tier: 'gold' } }],
    ['a;ws_az=x,b&broker_count=2', 'a,b', { zone: 'x', brokerCount: 2 }],
  ])('%s', (id, name, features) => {
    const parsed = parseClientId(id)
    expect(parsed.name).toBe(name)
    expect(parsed.features).toEqual({ ...nothing, ...features })
  })

  it('an id that says nothing keeps its name, whatever it looks like', () => {
    for (const id of ['', 'zone', 'R&D, Berlin', 'a,,b;', 'kafkajs', 'a=b', ' spaced ', '|x->y|', 'app-0', 'ws_az']) {
      expect(parseClientId(id).name).toBe(id)
      expect(parseClientId(id).features).toEqual(nothing)
    }
    expect(parseClientId(null)).toEqual(parseClientId(''))
  })
})

describe('what tools append', () => {
  const uuid = '6f2b1a34-9a52-4c0e-8d0b-2f1f5b1c7a11'
  it.each([
    ['Streams, main consumer', 'my-app,ws_az=us-east-1a-StreamThread-1-consumer', { zone: 'us-east-1a' }],
    ['Streams, producer', 'ws_az=eastus-2-StreamThread-12-producer', { zone: 'eastus-2' }],
    ['Streams, task producer', 'ws_az=us-east-1a-StreamThread-1-0_1-producer', { zone: 'us-east-1a' }],
    ['Streams, restore consumer', 'ws_pt=proxy-consume-StreamThread-2-restore-consumer', { role: 'proxy-consume' }],
    ['Streams, state updater', 'ws_ag=blue-StateUpdater-1-restore-consumer', { agentGroup: 'blue' }],
    ['Streams, process id', `warpstream_session_id=${uuid}-StreamThread-1-consumer`, { sessionId: uuid }],
    ['Streams, admin', 'ws_az=us-east-1a-admin', { zone: 'us-east-1a' }],
    [
      'Streams, global consumer',
      'ws_host_override=kafka.example.com-global-consumer',
      { hostOverride: 'kafka.example.com' },
    ],
    [
      'MirrorMaker 2, task',
      'ws_az=eu-west-1b|dc1->dc2|MirrorSourceConnector-0|replication-consumer',
      { zone: 'eu-west-1b' },
    ],
    [
      'MirrorMaker 2, connector',
      'ws_sle=true|dc1->dc2|MirrorCheckpointConnector|checkpoint-source-admin',
      { stripLeaderEpoch: true },
    ],
    [
      'MirrorMaker 2, label',
      'label.team=red|dc1->dc2|MirrorHeartbeatConnector|target-admin',
      { labels: { team: 'red' } },
    ],
    ['Flink, reader', 'ws_az=europe-west4-a-3', { zone: 'europe-west4-a' }],
    ['Flink, enumerator', 'ws_pas=single_agent-enumerator-consumer', { strategy: 'single_agent' }],
    ['Flink, admin', 'ws_az=use1-az2-enumerator-admin-client', { zone: 'use1-az2' }],
    ['Spring, concurrency', 'ws_az=us-west-2-lax-1a-0', { zone: 'us-west-2-lax-1a' }],
    ['Spring, producer', 'broker_count=3-1', { brokerCount: 3 }],
    ['kafka-python and others, host', 'ws_host_override=127.0.0.1-1', { hostOverride: '127.0.0.1' }],
    ['kafka-python and others, localhost', 'ws_host_override=localhost-7', { hostOverride: 'localhost' }],
    ['Connect worker, both ends', 'connect-cluster-ws_az=us-east-1a-configs', { zone: 'us-east-1a' }],
    ['two tails', 'ws_az=us-east-1a-restore-consumer-0', { zone: 'us-east-1a' }],
  ])('%s: %s', (_, id, features) => {
    expect(parseClientId(id).features).toEqual({ ...nothing, ...features })
    expect(parseClientId(id).ignored).toEqual([])
  })

  it('a tail stays with the name, as if the settings had not been there', () => {
    expect(parseClientId('my-app,ws_az=us-east-1a-StreamThread-1-consumer').name).toBe('my-app-StreamThread-1-consumer')
    expect(parseClientId('mm,ws_az=x|a->b|MirrorSourceConnector-0|replication-consumer').name).toBe(
      'mm|a->b|MirrorSourceConnector-0|replication-consumer',
    )
    expect(parseClientId('connect-cluster-ws_az=us-east-1a-configs').name).toBe('connect-cluster-configs')
    expect(parseClientId('ws_az=us-east-1a,my-app-StreamThread-1-consumer').name).toBe('my-app-StreamThread-1-consumer')
  })

  it('what may belong to the value is left alone', () => {
    expect(parseClientId('ws_az=eastus-2').features.zone).toBe('eastus-2')
    expect(parseClientId('ws_az=rack1a-3').features.zone).toBe('rack1a-3')
    expect(parseClientId('ws_az=us-east-1-wl1-bos-wlz-1').features.zone).toBe('us-east-1-wl1-bos-wlz-1')
    expect(parseClientId('ws_ag=orders-admin').features.agentGroup).toBe('orders-admin')
    expect(parseClientId('ws_ag=blue-2').features.agentGroup).toBe('blue-2')
    expect(parseClientId('ws_host_override=kafka-0').features.hostOverride).toBe('kafka-0')
    expect(parseClientId('ws_host_override=kafka-0.kafka').features.hostOverride).toBe('kafka-0.kafka')
    expect(parseClientId('ws_az=us-east-1a-0,app').features.zone).toBe('us-east-1a-0')
  })

  it('a misspelt role does not become another role', () => {
    expect(parseClientId('ws_pt=proxy-producer')).toMatchObject({
      features: { role: undefined },
      ignored: [{ piece: 'ws_pt=proxy-producer', reason: 'invalid_value' }],
    })
  })
})

describe('what is ignored', () => {
  it.each([
    ['app,warpstream_az', 'warpstream_az', 'no_value'],
    ['ws_az=', 'ws_az=', 'no_value'],
    ['ws_az=-StreamThread-1-consumer', 'ws_az=-StreamThread-1-consumer', 'no_value'],
    ['ws_azz=us-east-1a', 'ws_azz=us-east-1a', 'unknown_key'],
    ['ws_az=us east', 'ws_az=us east', 'invalid_value'],
    ['ws_az=us%2Deast', 'ws_az=us%2Deast', 'invalid_value'],
    [`ws_az=${'a'.repeat(129)}`, `ws_az=${'a'.repeat(129)}`, 'invalid_value'],
    ['ws_host_override=kafka:9092', 'ws_host_override=kafka:9092', 'invalid_value'],
    ['ws_host_override=http://kafka', 'ws_host_override=http://kafka', 'invalid_value'],
    ['ws_host_override=300.0.0.1', 'ws_host_override=300.0.0.1', 'invalid_value'],
    ['ws_host_override=-a', 'ws_host_override=-a', 'invalid_value'],
    ['ws_host_override=1::2::3', 'ws_host_override=1::2::3', 'invalid_value'],
    ['broker_count=0', 'broker_count=0', 'invalid_value'],
    ['broker_count=-1', 'broker_count=-1', 'invalid_value'],
    ['broker_count=99999999999999', 'broker_count=99999999999999', 'invalid_value'],
    ['ws_sle=yes', 'ws_sle=yes', 'invalid_value'],
    ['ws_pas=equally_spread', 'ws_pas=equally_spread', 'invalid_value'],
    ['label.=x', 'label.=x', 'invalid_value'],
    ['label.a b=x', 'label.a b=x', 'invalid_value'],
    ['warpstream_session_id=a\u0000b', 'warpstream_session_id=a\u0000b', 'invalid_value'],
  ])('%j: %j is reported as %s', (id, piece, reason) => {
    expect(parseClientId(id).ignored).toEqual([{ piece, reason }])
    expect(parseClientId(id).features).toEqual(nothing)
  })

  it('the last valid value of a feature holds, across spellings and dialects', () => {
    const parsed = parseClientId('ws_az=a,zone=b;warpstream_az=c,ws_az=no good')
    expect(parsed.features.zone).toBe('c')
    expect(parsed.ignored).toEqual([
      { piece: 'ws_az=a', reason: 'duplicate' },
      { piece: 'zone=b', reason: 'duplicate' },
      { piece: 'ws_az=no good', reason: 'invalid_value' },
    ])
    expect(parseClientId('ws_sle=true,ws_sle=false').features.stripLeaderEpoch).toBe(false)
    expect(parseClientId('label.a=1,label.a=2').features.labels).toEqual({ a: '2' })
  })

  it('case of keys and spaces around keys and values do not matter; labels keep their case', () => {
    const parsed = parseClientId('app, WS_AZ = us-east-1a ,Label.Tier=Gold')
    expect(parsed.features).toEqual({ ...nothing, zone: 'us-east-1a', labels: { Tier: 'Gold' } })
    expect(parsed.name).toBe('app')
  })

  it('names of Object.prototype are ordinary labels and ordinary unknown keys', () => {
    const { labels } = parseClientId('label.__proto__=a,label.constructor=b').features
    expect(Object.entries(labels)).toEqual([
      ['__proto__', 'a'],
      ['constructor', 'b'],
    ])
    expect(Object.getPrototypeOf(labels)).toBe(null)
    expect(parseClientId('__proto__=x,constructor=y,toString').ignored.map(({ reason }) => reason)).toEqual([
      'unknown_key',
      'unknown_key',
    ])
  })

  it(`labels beyond ${LABELS_MAX} are refused, changes of earlier ones are not`, () => {
    const ids = Array.from({ length: LABELS_MAX + 1 }, (_, index) => `label.l${index}=x`)
    const parsed = parseClientId([...ids, 'label.l0=y'].join(','))
    expect(Object.keys(parsed.features.labels)).toHaveLength(LABELS_MAX)
    expect(parsed.features.labels['l0']).toBe('y')
    expect(parsed.ignored).toContainEqual({ piece: `label.l${LABELS_MAX}=x`, reason: 'too_many_labels' })
  })

  it('a value in which the id was cut is not taken, since it could be another value', () => {
    const start = `${'n'.repeat(CLIENT_ID_BYTES_MAX - 11)},ws_az=abcdefgh`
    expect(parseClientId(start)).toMatchObject({
      features: nothing,
      ignored: [{ piece: 'ws_az=abcd', reason: 'too_long' }],
    })
    expect(parseClientId('ü'.repeat(CLIENT_ID_BYTES_MAX)).name).toBe('ü'.repeat(CLIENT_ID_BYTES_MAX / 2))
    expect(parseClientId('😀'.repeat(CLIENT_ID_BYTES_MAX)).name).toBe('😀'.repeat(CLIENT_ID_BYTES_MAX / 4))
    expect(parseClientId('n'.repeat(CLIENT_ID_BYTES_MAX)).ignored).toEqual([])
  })

  it('the answer is frozen all the way down', () => {
    const parsed = parseClientId('ws_az=a,ws_az=b,label.x=y')
    const parts = [parsed, parsed.features, parsed.features.labels, parsed.ignored, parsed.ignored[0]]
    expect(parts.every((part) => Object.isFrozen(part))).toBe(true)
  })
})

it('the table of keys in the README has every feature with all of its keys', () => {
  const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8')
  for (const { feature, keys } of featureDefinitions) {
    const row = readme.split('\n').find((line) => line.startsWith(`| \`${feature}\` `))
    for (const key of keys) expect(row).toContain(`\`${key}\``)
  }
})
