import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.protocol.Message;
import org.apache.kafka.common.protocol.types.BoundField;
import org.apache.kafka.common.protocol.types.RawTaggedField;
import org.apache.kafka.common.protocol.types.Schema;
import org.apache.kafka.common.protocol.types.TaggedFields;
import org.apache.kafka.common.record.internal.BaseRecords;
import org.apache.kafka.common.record.internal.MemoryRecords;

/**
 * Random instances of generated messages. Which fields a version has, and which may be null, is read from the schemas that
 * Kafka generates beside each message; what type a field has, from the class itself. Our own definitions play no part in it.
 */
final class RandomMessages {
    private static final Map<Class<?>, Map<String, Field>> FIELDS = new HashMap<>();
    /** Past those of other versions: Java refuses a tag that it knows in another version than its own. */
    private static final int FIRST_UNKNOWN_TAG = 20;
    /** Java refuses to write the one above as an unknown tag. */
    private static final int LARGEST_TAG = Integer.MAX_VALUE - 1;
    private static final int[] TAG_EDGES = {127, 128, 16_383, 16_384, 2_097_151, 2_097_152, LARGEST_TAG};

    private final Values values;

    RandomMessages(Values values) {
        this.values = values;
    }

    Object next(MessageType type, short version) throws ReflectiveOperationException {
        return struct(type.javaClass, type.schema(version), 0);
    }

    private Object struct(Class<?> javaClass, Schema schema, int depth) throws ReflectiveOperationException {
        Object struct = javaClass.getConstructor().newInstance();
        for (BoundField bound : schema.fields()) {
            if (bound.def.type instanceof TaggedFields tagged) fillTagged((Message) struct, tagged, depth);
            else fill(struct, bound.def, depth);
        }
        return struct;
    }

    private void fillTagged(Message struct, TaggedFields tagged, int depth) throws ReflectiveOperationException {
        int firstUnknown = FIRST_UNKNOWN_TAG;
        for (var entry : definitionsOf(tagged).entrySet()) {
            // One in three stays at its default, which is not written.
            if (!values.oneIn(3)) fill(struct, entry.getValue(), depth);
            firstUnknown = Math.max(firstUnknown, entry.getKey() + 1);
        }
        if (!values.oneIn(4)) return;
        TreeSet<Integer> tags = new TreeSet<>();
        for (int left = 1 + values.random.nextInt(2); left > 0; left--) {
            if (values.oneIn(2)) tags.add(firstUnknown + values.random.nextInt(200));
            else tags.add(TAG_EDGES[values.random.nextInt(TAG_EDGES.length)]);
        }
        for (int tag : tags.tailSet(firstUnknown)) struct.unknownTaggedFields().add(new RawTaggedField(tag, values.bytes()));
    }

    /** Read from the field itself: 3.9.1 has no method for it. */
    @SuppressWarnings("unchecked")
    private static Map<Integer, org.apache.kafka.common.protocol.types.Field> definitionsOf(TaggedFields tagged)
            throws ReflectiveOperationException {
        Field fields = TaggedFields.class.getDeclaredField("fields");
        fields.setAccessible(true);
        return (Map<Integer, org.apache.kafka.common.protocol.types.Field>) fields.get(tagged);
    }

    private void fill(Object struct, org.apache.kafka.common.protocol.types.Field definition, int depth)
            throws ReflectiveOperationException {
        Field field = fieldsOf(struct.getClass()).get(plain(definition.name));
        if (field == null) throw new IllegalStateException(struct.getClass() + " has no " + definition.name);
        // Older jars' schemas do not say which structs may be null, but a default of null does.
        boolean isNullable = definition.type.isNullable() || isStructByDefaultNull(field, struct);
        if (isNullable && values.oneIn(4)) field.set(struct, null);
        else field.set(struct, value(field.getType(), field.getGenericType(), definition.type, depth));
    }

    private static boolean isStructByDefaultNull(Field field, Object struct) throws ReflectiveOperationException {
        return Message.class.isAssignableFrom(field.getType())
            && field.get(struct.getClass().getConstructor().newInstance()) == null;
    }

    private Object value(Class<?> javaClass, Type generic, org.apache.kafka.common.protocol.types.Type type, int depth)
            throws ReflectiveOperationException {
        if (javaClass == boolean.class || javaClass == Boolean.class) return values.oneIn(2);
        if (javaClass == byte.class || javaClass == Byte.class) return (byte) values.integer(8);
        if (javaClass == short.class || javaClass == Short.class) return (short) values.integer(16);
        boolean isUnsigned = type.toString().startsWith("UINT");
        if (javaClass == int.class || javaClass == Integer.class) {
            int value = (int) values.integer(32);
            return isUnsigned ? value & 0xffff : value;
        }
        if (javaClass == long.class || javaClass == Long.class) {
            long value = values.integer(64);
            return isUnsigned ? value & 0xffffffffL : value;
        }
        if (javaClass == double.class || javaClass == Double.class) return values.float64();
        if (javaClass == String.class) return values.string();
        if (javaClass == Uuid.class) return values.uuid();
        if (javaClass == byte[].class) return values.bytes();
        if (javaClass == ByteBuffer.class) return ByteBuffer.wrap(values.bytes());
        if (BaseRecords.class.isAssignableFrom(javaClass))
            return MemoryRecords.readableRecords(ByteBuffer.wrap(values.bytes()));
        if (Message.class.isAssignableFrom(javaClass)) return struct(javaClass, (Schema) type, depth);
        return list(javaClass, generic, type.arrayElementType().orElseThrow(), depth);
    }

    private Object list(Class<?> javaClass, Type generic, org.apache.kafka.common.protocol.types.Type element, int depth)
            throws ReflectiveOperationException {
        // Collections that find their elements by a key are classes of their own.
        boolean isPlain = javaClass.isInterface();
        Type holder = isPlain ? generic : javaClass.getGenericSuperclass();
        Type argument = ((ParameterizedType) holder).getActualTypeArguments()[0];
        Class<?> elementClass = (Class<?>) (argument instanceof ParameterizedType list ? list.getRawType() : argument);
        boolean isStruct = Message.class.isAssignableFrom(elementClass);
        int count = isStruct ? structCount(depth) : values.random.nextInt(4);
        if (!isStruct && values.oneIn(60)) count = 126 + values.random.nextInt(3);
        List<Object> items = new ArrayList<>();
        for (; count > 0; count--) items.add(value(elementClass, argument, element, depth + 1));
        if (isPlain) return items;
        Constructor<?> constructor = javaClass.getConstructor(int.class);
        @SuppressWarnings("unchecked")
        Collection<Object> collection = (Collection<Object>) constructor.newInstance(items.size());
        collection.addAll(items);
        return collection;
    }

    /** Fewer the deeper; at the top sometimes as many as take a second byte for their count. */
    private int structCount(int depth) {
        if (depth == 0 && values.oneIn(150)) return 126 + values.random.nextInt(3);
        return values.random.nextInt(depth > 1 ? 3 : 4);
    }

    private static Map<String, Field> fieldsOf(Class<?> javaClass) {
        return FIELDS.computeIfAbsent(javaClass, owner -> {
            Map<String, Field> fields = new HashMap<>();
            for (Field field : owner.getDeclaredFields()) {
                if (Modifier.isStatic(field.getModifiers())) continue;
                field.setAccessible(true);
                fields.put(plain(field.getName()), field);
            }
            return fields;
        });
    }

    /** `topic_id` and `topicId` are one name. */
    private static String plain(String name) {
        return name.replace("_", "").toLowerCase(Locale.ROOT);
    }
}
