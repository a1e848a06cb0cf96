import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Writes a dataset to an empty topic with Kafka's own producer: BOOTSTRAP TOPIC FOLDER PARTITIONS CODEC. */
public final class DatasetProduce {
  public static void main(String[] arguments) throws Exception {
    String topic = arguments[1];
    int partitions = Integer.parseInt(arguments[3]);
    Map<String, Object> settings = new HashMap<>();
    settings.put("bootstrap.servers", arguments[0]);
    settings.put("compression.type", arguments[4]);
    settings.put("linger.ms", 5);
    settings.put("batch.size", 65_536);
    AtomicLong acknowledged = new AtomicLong();
    AtomicReference<String> problem = new AtomicReference<>("");
    ByteArraySerializer bytes = new ByteArraySerializer();
    try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(settings, bytes, bytes)) {
      for (int partition = 0; partition < partitions; partition++) {
        try (Dataset dataset = new Dataset(arguments[2], partition)) {
          long index = 0;
          for (Dataset.Entry entry = dataset.next(); entry != null; entry = dataset.next()) {
            entry.headers().add(new RecordHeader("run", topic.getBytes(StandardCharsets.UTF_8)));
            entry.headers().add(new RecordHeader("partition", Integer.toString(partition).getBytes(StandardCharsets.UTF_8)));
            long due = index++;
            String where = topic + "/" + partition;
            producer.send(
                new ProducerRecord<>(topic, partition, entry.key(), entry.value(), entry.headers()),
                (told, error) -> {
                  acknowledged.incrementAndGet();
                  if (error != null) problem.compareAndSet("", where + ": " + error);
                  else if (told.offset() != due) problem.compareAndSet("", where + ": offset " + told.offset() + ", not " + due);
                });
          }
        }
      }
    }
    if (!problem.get().isEmpty()) throw new IllegalStateException(problem.get());
    System.out.println(acknowledged.get());
  }
}
