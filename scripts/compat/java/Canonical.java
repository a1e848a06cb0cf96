import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * A text by which both sides compare values: members in order of their names, strings and bytes in hexadecimal, floating
 * point numbers by their bits. Spellings that JSON leaves open play no part in it.
 */
final class Canonical {
    static String of(JsonNode node) {
        StringBuilder text = new StringBuilder();
        append(node, text);
        return text.toString();
    }

    static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    private static void append(JsonNode node, StringBuilder text) {
        switch (node.getNodeType()) {
            case NULL -> text.append("null");
            case BOOLEAN -> text.append(node.booleanValue());
            case STRING -> text.append('"').append(hex(node.textValue().getBytes(StandardCharsets.UTF_8)));
            case BINARY -> text.append('x').append(hex(binary(node)));
            case NUMBER -> {
                if (node.isIntegralNumber()) text.append(node.longValue());
                else text.append('d').append(Long.toHexString(Double.doubleToLongBits(node.doubleValue())));
            }
            case ARRAY -> {
                text.append('[');
                for (JsonNode item : node) {
                    append(item, text);
                    text.append(',');
                }
                text.append(']');
            }
            case OBJECT -> {
                List<String> names = new ArrayList<>();
                node.fieldNames().forEachRemaining(names::add);
                names.sort(null);
                text.append('{');
                for (String name : names) {
                    text.append(name).append(':');
                    append(node.get(name), text);
                    text.append(',');
                }
                text.append('}');
            }
            default -> throw new IllegalStateException("no JSON of Kafka's: " + node.getNodeType());
        }
    }

    private static byte[] binary(JsonNode node) {
        try {
            return node.binaryValue();
        } catch (IOException error) {
            throw new UncheckedIOException(error);
        }
    }
}
