import com.fasterxml.jackson.databind.JsonNode;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.protocol.ByteBufferAccessor;
import org.apache.kafka.common.protocol.Message;
import org.apache.kafka.common.protocol.ObjectSerializationCache;
import org.apache.kafka.common.protocol.types.Schema;

/** One of kafka-clients' generated messages. */
final class MessageType {
    private static final String PACKAGE = "org.apache.kafka.common.message.";
    private static final Map<String, MessageType> known = new HashMap<>();

    final Class<?> javaClass;
    final short lowest;
    final short highest;
    private final Schema[] schemas;
    private final Method toJson;

    private MessageType(Class<?> javaClass) throws ReflectiveOperationException {
        this.javaClass = javaClass;
        lowest = javaClass.getField("LOWEST_SUPPORTED_VERSION").getShort(null);
        highest = javaClass.getField("HIGHEST_SUPPORTED_VERSION").getShort(null);
        schemas = (Schema[]) javaClass.getField("SCHEMAS").get(null);
        Class<?> converter = Class.forName(javaClass.getName() + "JsonConverter");
        toJson = converter.getMethod("write", javaClass, short.class, boolean.class);
    }

    /** The message of this name, `ProduceRequest` or `EndTxnMarker`; null when the jar has none. */
    static MessageType find(String name) {
        return known.computeIfAbsent(name, MessageType::load);
    }

    private static MessageType load(String name) {
        for (String candidate : new String[] {PACKAGE + name + "Data", PACKAGE + name}) {
            try {
                return new MessageType(Class.forName(candidate));
            } catch (ClassNotFoundException absent) {
                // The other spelling is tried next.
            } catch (ReflectiveOperationException error) {
                throw new IllegalStateException(candidate + " is no generated message", error);
            }
        }
        return null;
    }

    Schema schema(short version) {
        return schemas[version];
    }

    byte[] encode(Object message, short version) {
        Message typed = (Message) message;
        ObjectSerializationCache cache = new ObjectSerializationCache();
        ByteBuffer bytes = ByteBuffer.allocate(typed.size(cache, version));
        typed.write(new ByteBufferAccessor(bytes), cache, version);
        if (bytes.hasRemaining()) throw new IllegalStateException("fewer bytes were written than were measured");
        return bytes.array();
    }

    Object decode(byte[] bytes, short version) throws ReflectiveOperationException {
        Message message = (Message) javaClass.getConstructor().newInstance();
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        message.read(new ByteBufferAccessor(buffer), version);
        if (buffer.hasRemaining()) throw new IllegalStateException(buffer.remaining() + " bytes are left");
        return message;
    }

    /** Kafka's own JSON form; records become their size. */
    JsonNode toJson(Object message, short version) throws ReflectiveOperationException {
        try {
            return (JsonNode) toJson.invoke(null, message, version, false);
        } catch (InvocationTargetException error) {
            throw new IllegalStateException(error.getCause());
        }
    }
}
