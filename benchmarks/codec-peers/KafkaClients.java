import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.compress.Compression;
import org.apache.kafka.common.message.MetadataResponseData;
import org.apache.kafka.common.message.ProduceRequestData;
import org.apache.kafka.common.protocol.ByteBufferAccessor;
import org.apache.kafka.common.protocol.Message;
import org.apache.kafka.common.protocol.ObjectSerializationCache;
import org.apache.kafka.common.record.internal.MemoryRecords;
import org.apache.kafka.common.record.internal.Record;
import org.apache.kafka.common.record.internal.RecordBatch;
import org.apache.kafka.common.record.internal.SimpleRecord;

/** The works of samples.mjs by kafka-clients' own codec: prints the ns of one thread's CPU time that a call takes. */
public final class KafkaClients {
    private static final int RECORDS = 1_000;
    private static final int ROUNDS = 15;
    private static final long ROUND_NS = 20_000_000;
    /** Longer than the others: the virtual machine compiles while it runs. */
    private static final long WARM_UP_NS = 3_000_000_000L;

    private static Object kept;

    public static void main(String[] arguments) {
        SimpleRecord[] records = new SimpleRecord[RECORDS];
        for (int i = 0; i < RECORDS; i++) {
            byte[] key = String.format("key-%06d", i).getBytes(StandardCharsets.UTF_8);
            StringBuilder value = new StringBuilder("value " + i + " ");
            for (int at = 0; value.length() < 90; at = (at + 1) % 26) value.append((char) ('a' + at));
            records[i] = new SimpleRecord(1_700_000_000_000L + i, key, value.toString().getBytes(StandardCharsets.UTF_8));
        }
        ByteBuffer batch = MemoryRecords.withRecords(Compression.NONE, records).buffer();
        MetadataResponseData metadata = metadata();
        ByteBuffer produce = encode(produce(), (short) 9);
        tell("batchEncode", () -> MemoryRecords.withRecords(Compression.NONE, records));
        tell("batchDecode", () -> decode(batch));
        tell("metadataEncode", () -> encode(metadata, (short) 12));
        tell("produceDecode", () -> new ProduceRequestData(new ByteBufferAccessor(produce.duplicate()), (short) 9));
    }

    /** Views of keys and values, behind a check of the CRC. */
    private static long decode(ByteBuffer bytes) {
        long count = 0;
        for (RecordBatch batch : MemoryRecords.readableRecords(bytes.duplicate()).batches()) {
            batch.ensureValid();
            for (Record record : batch) count += record.key().remaining() + record.value().remaining();
        }
        return count;
    }

    private static ByteBuffer encode(Message message, short version) {
        ObjectSerializationCache cache = new ObjectSerializationCache();
        ByteBuffer bytes = ByteBuffer.allocate(message.size(cache, version));
        message.write(new ByteBufferAccessor(bytes), cache, version);
        bytes.flip();
        return bytes;
    }

    private static MetadataResponseData metadata() {
        MetadataResponseData data = new MetadataResponseData().setClusterId("sample-cluster").setControllerId(1);
        for (int id = 0; id < 3; id++) {
            data.brokers().add(new MetadataResponseData.MetadataResponseBroker()
                .setNodeId(id).setHost("broker-" + id + ".example.com").setPort(9092).setRack("eu-west-1a"));
        }
        for (int t = 0; t < 100; t++) {
            MetadataResponseData.MetadataResponseTopic topic = new MetadataResponseData.MetadataResponseTopic()
                .setName("orders-europe-" + t).setTopicId(new Uuid(t + 1, t + 1));
            for (int p = 0; p < 10; p++) {
                topic.partitions().add(new MetadataResponseData.MetadataResponsePartition()
                    .setPartitionIndex(p).setLeaderId(p % 3).setLeaderEpoch(0)
                    .setReplicaNodes(List.of(0, 1, 2)).setIsrNodes(List.of(0, 1, 2)));
            }
            data.topics().add(topic);
        }
        return data;
    }

    private static ProduceRequestData produce() {
        ProduceRequestData data = new ProduceRequestData().setAcks((short) -1).setTimeoutMs(30_000);
        for (int t = 0; t < 5; t++) {
            ProduceRequestData.TopicProduceData topic = new ProduceRequestData.TopicProduceData().setName("orders-europe-" + t);
            for (int p = 0; p < 10; p++) {
                topic.partitionData().add(new ProduceRequestData.PartitionProduceData()
                    .setIndex(p).setRecords(MemoryRecords.readableRecords(ByteBuffer.allocate(1_024))));
            }
            data.topicData().add(topic);
        }
        return data;
    }

    private static void tell(String name, Supplier<Object> work) {
        for (long spent = 0; spent < WARM_UP_NS; ) spent += run(work, 100);
        int count = 1;
        while (run(work, count) < ROUND_NS) count *= 2;
        double[] rounds = new double[ROUNDS];
        for (int round = 0; round < ROUNDS; round++) rounds[round] = (double) run(work, count) / count;
        Arrays.sort(rounds);
        System.out.println(name + " " + Math.round(rounds[ROUNDS / 2]));
    }

    private static long run(Supplier<Object> work, int count) {
        var threads = ManagementFactory.getThreadMXBean();
        long begin = threads.getCurrentThreadCpuTime();
        for (int i = 0; i < count; i++) kept = work.get();
        return threads.getCurrentThreadCpuTime() - begin;
    }
}
