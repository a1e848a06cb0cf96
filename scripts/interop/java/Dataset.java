import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;

/** Reads the records of one partition from a file that dataset.mjs wrote; that file says what the bytes are. */
final class Dataset implements AutoCloseable {
  record Entry(byte[] key, byte[] value, List<Header> headers) {}

  private final DataInputStream bytes;

  Dataset(String folder, int partition) throws IOException {
    Path file = Path.of(folder, "partition-" + partition + ".bin");
    bytes = new DataInputStream(new BufferedInputStream(Files.newInputStream(file), 1 << 20));
  }

  /** The next record, or null at the end. */
  Entry next() throws IOException {
    byte[] key;
    try {
      key = content();
    } catch (EOFException end) {
      return null;
    }
    byte[] value = content();
    int count = bytes.readInt();
    List<Header> headers = new ArrayList<>(count + 2);
    for (int i = 0; i < count; i++) {
      String name = new String(content(), StandardCharsets.UTF_8);
      headers.add(new RecordHeader(name, content()));
    }
    return new Entry(key, value, headers);
  }

  private byte[] content() throws IOException {
    int length = bytes.readInt();
    if (length < 0) return null;
    return bytes.readNBytes(length);
  }

  @Override
  public void close() throws IOException {
    bytes.close();
  }
}
