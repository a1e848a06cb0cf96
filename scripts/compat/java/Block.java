import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Instances of one message in one version, as they go through the pipe between the two sides:
 * int32 length of what follows; then int16 length, name; int16 version; and for each instance int32 length, its bytes,
 * int32 length, its canonical text in UTF-8.
 */
final class Block {
    record Instance(byte[] bytes, String canonical) {}

    final String name;
    final short version;
    final List<Instance> instances = new ArrayList<>();

    Block(String name, short version) {
        this.name = name;
        this.version = version;
    }

    void add(byte[] bytes, String canonical) {
        instances.add(new Instance(bytes, canonical));
    }

    void writeTo(DataOutputStream out) throws IOException {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        DataOutputStream data = new DataOutputStream(content);
        byte[] nameBytes = name.getBytes(StandardCharsets.UTF_8);
        data.writeShort(nameBytes.length);
        data.write(nameBytes);
        data.writeShort(version);
        for (Instance instance : instances) {
            byte[] text = instance.canonical.getBytes(StandardCharsets.UTF_8);
            data.writeInt(instance.bytes.length);
            data.write(instance.bytes);
            data.writeInt(text.length);
            data.write(text);
        }
        out.writeInt(content.size());
        content.writeTo(out);
    }

    /** The next block, or null at the end. */
    static Block readFrom(DataInputStream in) throws IOException {
        int length;
        try {
            length = in.readInt();
        } catch (EOFException end) {
            return null;
        }
        ByteBuffer content = ByteBuffer.wrap(in.readNBytes(length));
        byte[] nameBytes = take(content, content.getShort());
        Block block = new Block(new String(nameBytes, StandardCharsets.UTF_8), content.getShort());
        while (content.hasRemaining()) {
            byte[] bytes = take(content, content.getInt());
            block.add(bytes, new String(take(content, content.getInt()), StandardCharsets.UTF_8));
        }
        return block;
    }

    private static byte[] take(ByteBuffer from, int count) {
        byte[] bytes = new byte[count];
        from.get(bytes);
        return bytes;
    }
}
