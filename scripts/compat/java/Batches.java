import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.compress.Compression;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.common.record.internal.CompressionType;
import org.apache.kafka.common.record.internal.ControlRecordType;
import org.apache.kafka.common.record.internal.EndTransactionMarker;
import org.apache.kafka.common.record.internal.MemoryRecords;
import org.apache.kafka.common.record.internal.MemoryRecordsBuilder;
import org.apache.kafka.common.record.internal.MutableRecordBatch;
import org.apache.kafka.common.record.internal.Record;
import org.apache.kafka.common.record.internal.RecordBatch;
import org.apache.kafka.common.utils.ByteBufferOutputStream;

/** Records fields of one to three batches, in every message format and codec that the jar writes. */
final class Batches {
    private static final byte[] REPEATING = "the same words again and again, so that there is something to compress; ".getBytes();

    private final Values values;

    private Batches(Values values) {
        this.values = values;
    }

    static void write(OutputStream raw, long seed, int instances) throws Exception {
        DataOutputStream out = new DataOutputStream(new BufferedOutputStream(raw, 1 << 16));
        for (byte magic : new byte[] {2, 1, 0}) {
            for (CompressionType codec : CompressionType.values()) {
                if (magic < 2 && codec == CompressionType.ZSTD) continue;
                Block block = new Block("records, " + codec.name, magic);
                Batches batches = new Batches(Values.seeded(seed, block.name + magic));
                for (int left = instances; left > 0; left--) {
                    byte[] bytes = batches.field(magic, codec);
                    block.add(bytes, canonical(bytes));
                }
                block.writeTo(out);
            }
        }
        out.flush();
    }

    /** The check of what the other side wrote. */
    static String check(byte[] bytes, String canonical) {
        String ours = canonical(bytes);
        return ours.equals(canonical) ? null : "Java reads " + ours + " where " + canonical + " was written";
    }

    private byte[] field(byte magic, CompressionType codec) {
        ByteArrayOutputStream field = new ByteArrayOutputStream();
        long offset = values.oneIn(10) ? 1L << (40 + values.random.nextInt(22)) : values.random.nextInt(100_000);
        for (int left = 1 + values.random.nextInt(3); left > 0; left--) {
            MemoryRecords batch = magic < 2 ? messageSet(magic, codec, offset) : batch(codec, offset);
            ByteBuffer bytes = batch.buffer().duplicate();
            byte[] copy = new byte[bytes.remaining()];
            bytes.get(copy);
            field.writeBytes(copy);
            offset += 1_000;
        }
        return field.toByteArray();
    }

    private MemoryRecords messageSet(byte magic, CompressionType codec, long baseOffset) {
        TimestampType type = magic == 0 ? TimestampType.NO_TIMESTAMP_TYPE
            : values.oneIn(3) ? TimestampType.LOG_APPEND_TIME : TimestampType.CREATE_TIME;
        MemoryRecordsBuilder builder = new MemoryRecordsBuilder(
            new ByteBufferOutputStream(1_024), magic, Compression.of(codec).build(), type, baseOffset,
            type == TimestampType.LOG_APPEND_TIME ? timestamp() : RecordBatch.NO_TIMESTAMP,
            RecordBatch.NO_PRODUCER_ID, RecordBatch.NO_PRODUCER_EPOCH, RecordBatch.NO_SEQUENCE, false, false,
            RecordBatch.NO_PARTITION_LEADER_EPOCH, Integer.MAX_VALUE, RecordBatch.NO_TIMESTAMP);
        long offset = baseOffset;
        for (int left = count(); left > 0; left--) {
            long timestamp = magic == 0 ? RecordBatch.NO_TIMESTAMP : timestamp();
            builder.appendWithOffset(offset, timestamp, nullableBytes(), value());
            offset += gap();
        }
        return builder.build();
    }

    private MemoryRecords batch(CompressionType codec, long baseOffset) {
        boolean isControl = values.oneIn(6);
        boolean isTransactional = isControl || values.oneIn(4);
        boolean isIdempotent = isTransactional || values.oneIn(2);
        boolean isLogAppend = values.oneIn(4);
        boolean hasDeleteHorizon = !isLogAppend && values.oneIn(8);
        MemoryRecordsBuilder builder = new MemoryRecordsBuilder(
            new ByteBufferOutputStream(1_024), (byte) 2, Compression.of(codec).build(),
            isLogAppend ? TimestampType.LOG_APPEND_TIME : TimestampType.CREATE_TIME, baseOffset,
            isLogAppend ? timestamp() : RecordBatch.NO_TIMESTAMP,
            isIdempotent ? values.random.nextLong() >>> 1 + values.random.nextInt(40) : RecordBatch.NO_PRODUCER_ID,
            isIdempotent ? (short) values.random.nextInt(1 << 15) : RecordBatch.NO_PRODUCER_EPOCH,
            isControl || !isIdempotent ? RecordBatch.NO_SEQUENCE : values.random.nextInt(Integer.MAX_VALUE),
            isTransactional, isControl, values.random.nextInt(50) - 1, Integer.MAX_VALUE,
            hasDeleteHorizon ? timestamp() : RecordBatch.NO_TIMESTAMP);
        if (isControl) {
            ControlRecordType type = values.oneIn(2) ? ControlRecordType.COMMIT : ControlRecordType.ABORT;
            builder.appendEndTxnMarker(Math.max(0, timestamp()), new EndTransactionMarker(type, values.random.nextInt()));
            return builder.build();
        }
        long offset = baseOffset;
        for (int left = count(); left > 0; left--) {
            builder.appendWithOffset(offset, timestamp(), nullableBytes(), value(), headers());
            offset += gap();
        }
        return builder.build();
    }

    private int count() {
        return values.oneIn(20) ? 100 + values.random.nextInt(60) : 1 + values.random.nextInt(6);
    }

    /** Compaction leaves gaps between offsets. */
    private int gap() {
        return values.oneIn(10) ? 2 + values.random.nextInt(3) : 1;
    }

    private long timestamp() {
        if (values.oneIn(20)) return values.oneIn(2) ? RecordBatch.NO_TIMESTAMP : values.random.nextLong() >>> 1;
        return 1_700_000_000_000L + values.random.nextInt(1 << values.random.nextInt(31));
    }

    private byte[] nullableBytes() {
        return values.oneIn(4) ? null : values.bytes();
    }

    private byte[] value() {
        if (!values.oneIn(150)) return nullableBytes();
        byte[] large = new byte[values.random.nextInt(200_000)];
        for (int index = 0; index < large.length; index++) large[index] = REPEATING[index % REPEATING.length];
        return large;
    }

    private Header[] headers() {
        Header[] headers = new Header[values.oneIn(3) ? values.random.nextInt(4) : 0];
        for (int index = 0; index < headers.length; index++) headers[index] = new RecordHeader(name(), nullableBytes());
        return headers;
    }

    /** Without lone surrogates: Java counts three bytes for one in a header's name and writes one. */
    private String name() {
        return new String(values.string().getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }

    /** What Java reads in a records field, after it checked lengths and checksums. */
    static String canonical(byte[] bytes) {
        MemoryRecords records = MemoryRecords.readableRecords(ByteBuffer.wrap(bytes));
        StringBuilder text = new StringBuilder();
        int read = 0;
        for (MutableRecordBatch batch : records.batches()) {
            batch.ensureValid();
            read += batch.sizeInBytes();
            if (batch.magic() == 2) appendHeader(batch, text);
            for (Record record : batch) appendRecord(record, text);
        }
        if (read != bytes.length) throw new IllegalStateException("Java reads " + read + " of " + bytes.length + " bytes");
        return text.toString();
    }

    private static void appendHeader(MutableRecordBatch batch, StringBuilder text) {
        List<Object> fields = new ArrayList<>();
        fields.add(batch.baseOffset());
        fields.add(batch.lastOffset());
        fields.add(batch.partitionLeaderEpoch());
        fields.add(batch.compressionType().name);
        fields.add(batch.timestampType() == TimestampType.LOG_APPEND_TIME ? "logAppend" : "create");
        fields.add(batch.maxTimestamp());
        fields.add(batch.producerId());
        fields.add(batch.producerEpoch());
        fields.add(batch.baseSequence());
        fields.add(batch.isTransactional());
        fields.add(batch.isControlBatch());
        fields.add(batch.deleteHorizonMs().isPresent() ? batch.deleteHorizonMs().getAsLong() : "none");
        fields.add(batch.countOrNull());
        text.append("batch");
        for (Object field : fields) text.append(' ').append(field);
        text.append(';');
    }

    private static void appendRecord(Record record, StringBuilder text) {
        text.append(record.offset()).append(' ').append(record.timestamp()).append(' ');
        text.append(hex(record.key())).append(' ').append(hex(record.value()));
        for (Header header : record.headers()) {
            text.append(' ').append(Canonical.hex(header.key().getBytes(StandardCharsets.UTF_8)));
            text.append('=').append(header.value() == null ? "null" : Canonical.hex(header.value()));
        }
        text.append(';');
    }

    private static String hex(ByteBuffer buffer) {
        if (buffer == null) return "null";
        byte[] bytes = new byte[buffer.remaining()];
        buffer.duplicate().get(bytes);
        return Canonical.hex(bytes);
    }
}
