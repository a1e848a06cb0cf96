// Writes kafka-clients-4.3.0.txt: `java -cp 'DIRECTORY OF KAFKA'S JARS/*' RecordSamples.java > kafka-clients-4.3.0.txt`.
// One line each: a name, then the bytes in hex. What is in them is told in ../record-samples.ts.
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.apache.kafka.common.compress.Compression;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.common.record.internal.*;

class RecordSamples {
    static final long TIME = 1_700_000_000_000L;

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static void print(String name, ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.duplicate().get(bytes);
        System.out.println(name + " " + HexFormat.of().formatHex(bytes));
    }

    static ByteBuffer build(byte magic, CompressionType type, TimestampType timestamps, long baseOffset) {
        ByteBuffer buffer = ByteBuffer.allocate(4096);
        MemoryRecordsBuilder builder = MemoryRecords.builder(buffer, magic, Compression.of(type).build(), timestamps, baseOffset, TIME + 9_000);
        for (int index = 0; index < 3; index++)
            builder.append(TIME + 1_000 * index, bytes("key " + index), bytes("value ".repeat(20) + index));
        builder.append(TIME + 500, null, bytes("without a key"));
        builder.append(TIME + 600, bytes("without a value"), null);
        return builder.build().buffer();
    }

    public static void main(String[] arguments) {
        for (byte magic = 0; magic <= 2; magic++) {
            for (CompressionType type : CompressionType.values()) {
                if (magic < 2 && type == CompressionType.ZSTD) continue;
                TimestampType timestamps = magic == 0 ? TimestampType.NO_TIMESTAMP_TYPE : TimestampType.CREATE_TIME;
                print("v" + magic + "-" + type.name, build(magic, type, timestamps, 100));
                if (magic > 0) print("v" + magic + "-" + type.name + "-append-time", build(magic, type, TimestampType.LOG_APPEND_TIME, 100));
            }
        }
        ByteBuffer mixed = ByteBuffer.allocate(8192);
        mixed.put(build((byte) 0, CompressionType.GZIP, TimestampType.NO_TIMESTAMP_TYPE, 100));
        mixed.put(build((byte) 1, CompressionType.NONE, TimestampType.CREATE_TIME, 105));
        mixed.put(build((byte) 1, CompressionType.SNAPPY, TimestampType.CREATE_TIME, 110));
        mixed.put(build((byte) 2, CompressionType.LZ4, TimestampType.CREATE_TIME, 115));
        print("mixed", mixed.flip());
        for (ControlRecordType type : new ControlRecordType[] {ControlRecordType.ABORT, ControlRecordType.COMMIT})
            print("control-" + type.name().toLowerCase(), MemoryRecords.withEndTransactionMarker(17L, TIME, 5, 4_000L, (short) 3, new EndTransactionMarker(type, 7)).buffer());
        org.apache.kafka.common.message.LeaderChangeMessage leader = new org.apache.kafka.common.message.LeaderChangeMessage().setLeaderId(2);
        print("control-leader-change", MemoryRecords.withLeaderChangeMessage(17L, TIME, 5, ByteBuffer.allocate(256), leader).buffer());
    }
}
