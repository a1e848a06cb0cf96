import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Reads with group.protocol=consumer (KIP-848) and prints how that ends, "records" or the error's class and message:
 * BOOTSTRAP GROUP TOPIC.
 */
public final class ConsumerProtocol {
  public static void main(String[] arguments) {
    Map<String, Object> settings = new HashMap<>();
    settings.put("bootstrap.servers", arguments[0]);
    settings.put("group.id", arguments[1]);
    settings.put("group.protocol", "consumer");
    settings.put("auto.offset.reset", "earliest");
    ByteArrayDeserializer bytes = new ByteArrayDeserializer();
    long deadline = System.nanoTime() + 20_000_000_000L;
    String ending = "nothing within 20 s";
    try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(settings, bytes, bytes)) {
      consumer.subscribe(List.of(arguments[2]));
      while (System.nanoTime() < deadline) {
        if (consumer.poll(Duration.ofMillis(200)).isEmpty()) continue;
        ending = "records";
        break;
      }
    } catch (RuntimeException problem) {
      ending = problem.getClass().getSimpleName() + ": " + problem.getMessage();
    }
    System.out.println(ending);
  }
}
