import java.util.Random;
import org.apache.kafka.common.Uuid;

/** Random values of the primitive types, with a liking for the edges. */
final class Values {
    private static final long[] INT64_EDGES = {
        0, 1, -1, 127, 128, 1L << 31, (1L << 53) - 1, 1L << 53, (1L << 53) + 1, -(1L << 53), -(1L << 53) - 1,
        Long.MAX_VALUE, Long.MIN_VALUE,
    };
    private static final double[] FLOAT64_EDGES = {
        0.0, -0.0, 1.5, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.MIN_VALUE, Double.MAX_VALUE,
    };
    /** Where a compact length, which is written plus one, takes another byte; and where a short text ends for us. */
    private static final int[] LENGTH_EDGES = {0, 1, 31, 32, 33, 63, 64, 126, 127, 128};
    private static final int[] LONG_LENGTHS = {16_382, 16_383, 16_384, 32_766, 32_767};
    private static final String[] PIECES = {
        "é", "ß", "€", "日本", "\uD83D\uDE00", "\uD800", "\uDC00", "\uFEFF", "\u0000", "\uFFFF", "e\u0301", "\u2028",
    };

    final Random random;

    Values(Random random) {
        this.random = random;
    }

    /** A generator of its own for each message and version, so that one can be repeated alone. */
    static Values seeded(long seed, String label) {
        return new Values(new Random(seed * 0x9E3779B97F4A7C15L + label.hashCode()));
    }

    boolean oneIn(int count) {
        return random.nextInt(count) == 0;
    }

    /** Any integer of so many bits; small ones and edges come often. */
    long integer(int bits) {
        long value = switch (random.nextInt(4)) {
            case 0 -> INT64_EDGES[random.nextInt(INT64_EDGES.length)];
            case 1 -> random.nextInt(20) - 2;
            default -> random.nextLong() >> random.nextInt(64);
        };
        return value << (64 - bits) >> (64 - bits);
    }

    double float64() {
        if (oneIn(2)) return FLOAT64_EDGES[random.nextInt(FLOAT64_EDGES.length)];
        double value = Double.longBitsToDouble(random.nextLong());
        // There are many bit patterns for NaN, and JavaScript knows one.
        return Double.isNaN(value) ? Double.NaN : value;
    }

    Uuid uuid() {
        if (oneIn(4)) return oneIn(2) ? Uuid.ZERO_UUID : Uuid.ONE_UUID;
        return new Uuid(random.nextLong(), random.nextLong());
    }

    /** How many elements, characters or bytes. */
    int length(int usualMax) {
        if (oneIn(12)) return LENGTH_EDGES[random.nextInt(LENGTH_EDGES.length)];
        if (oneIn(2_000)) return LONG_LENGTHS[random.nextInt(LONG_LENGTHS.length)];
        return random.nextInt(usualMax + 1);
    }

    String string() {
        int length = length(12);
        StringBuilder text = new StringBuilder(length);
        boolean ascii = length > 128 || !oneIn(3);
        while (text.length() < length) {
            if (ascii || oneIn(2)) text.append((char) (' ' + random.nextInt(95)));
            else text.append(PIECES[random.nextInt(PIECES.length)]);
        }
        return text.toString();
    }

    byte[] bytes() {
        byte[] bytes = new byte[length(20)];
        random.nextBytes(bytes);
        return bytes;
    }
}
