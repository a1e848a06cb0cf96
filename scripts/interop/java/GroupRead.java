import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.zip.CRC32;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RebalanceInProgressException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Reads topics to their end in a group of three members, one of which leaves half-way, after which another joins:
 * BOOTSTRAP GROUP TOPIC,TOPIC RECORDS ASSIGNOR INSTANCES HISTORY. INSTANCES begins the group.instance.id of static members,
 * "-" is for dynamic ones. group-history.mjs says what the lines of the history mean.
 */
public final class GroupRead {
  private final String[] arguments;
  private final long total;
  private final Map<TopicPartition, Long> next = new ConcurrentHashMap<>();
  private final BufferedWriter history;
  private final long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(90);
  private volatile boolean isGathering = true;
  private volatile boolean isComplete;

  private GroupRead(String[] arguments) throws IOException {
    this.arguments = arguments;
    total = Long.parseLong(arguments[3]);
    history = Files.newBufferedWriter(Path.of(arguments[6]));
  }

  private synchronized void line(String text) {
    try {
      history.write(text);
      history.write('\n');
    } catch (IOException problem) {
      throw new IllegalStateException(problem);
    }
  }

  private long read() {
    return next.values().stream().mapToLong(Long::longValue).sum();
  }

  private boolean isOver() {
    return read() >= total || System.nanoTime() > deadline;
  }

  /**
   * How long a member rests between polls. Everybody reads slowly while the group comes together and once two fifths are
   * read, and all but stops at four fifths, so that however long the group takes to let the fourth in, something is left
   * for it. The one that will leave never hurries: it leaves something behind.
   */
  private long pauseMs(String name) {
    if (isComplete) return 0;
    if (read() > total * 4 / 5) return 400;
    return isGathering || read() >= total * 2 / 5 || name.equals("b") ? 20 : 0;
  }

  private static String named(Collection<TopicPartition> partitions) {
    return partitions.stream().map(at -> at.topic() + "/" + at.partition()).sorted().collect(Collectors.joining(" "));
  }

  private final class Member implements Runnable, ConsumerRebalanceListener {
    final String name;
    final CountDownLatch assigned = new CountDownLatch(1);
    final Thread thread = new Thread(this);
    final KafkaConsumer<byte[], byte[]> consumer;
    final Map<TopicPartition, OffsetAndMetadata> uncommitted = new HashMap<>();
    volatile boolean leave;
    volatile boolean hasRead;
    int rebalances;

    Member(String name, String instance) {
      this.name = name;
      Map<String, Object> settings = new HashMap<>();
      settings.put("bootstrap.servers", arguments[0]);
      settings.put("group.id", arguments[1]);
      settings.put("partition.assignment.strategy", "org.apache.kafka.clients.consumer." + arguments[4]);
      settings.put("auto.offset.reset", "earliest");
      settings.put("enable.auto.commit", "false");
      settings.put("session.timeout.ms", 10_000);
      settings.put("heartbeat.interval.ms", 300);
      settings.put("fetch.max.wait.ms", 100);
      settings.put("max.poll.records", (int) (total / 2_000 + 1));
      settings.put("client.id", arguments[1] + "-" + name);
      if (!arguments[5].equals("-")) settings.put("group.instance.id", arguments[5] + "-" + instance);
      consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
      thread.start();
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
      line("revoked " + name + " " + named(partitions));
      commit();
    }

    @Override
    public void onPartitionsLost(Collection<TopicPartition> partitions) {
      line("lost " + name + " " + named(partitions));
      uncommitted.clear();
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
      var member = consumer.groupMetadata();
      String all = named(consumer.assignment());
      line("synced " + name + " " + member.generationId() + " " + member.memberId() + " " + all);
      if (!consumer.assignment().isEmpty()) assigned.countDown();
    }

    private void commit() {
      if (uncommitted.isEmpty()) return;
      consumer.commitSync(uncommitted);
      uncommitted.clear();
    }

    /** While cooperative members rebalance, a commit is refused; it is made with the next one, or on revocation. */
    private void commitUnlessRebalancing() {
      try {
        commit();
      } catch (RebalanceInProgressException refused) {
        rebalances++;
      }
    }

    private void take(TopicPartition at, List<ConsumerRecord<byte[], byte[]>> records) {
      StringBuilder text = new StringBuilder();
      long due = -1;
      CRC32 sum = new CRC32();
      for (ConsumerRecord<byte[], byte[]> record : records) {
        if (record.offset() != due) {
          if (!text.isEmpty()) line(text.toString());
          text.setLength(0);
          text.append("read ").append(name).append(' ').append(at.topic()).append(' ').append(at.partition());
          text.append(' ').append(record.offset());
        }
        sum.reset();
        if (record.key() != null) sum.update(record.key());
        if (record.value() != null) sum.update(record.value());
        text.append(' ').append(Long.toHexString(sum.getValue()));
        due = record.offset() + 1;
      }
      line(text.toString());
      hasRead = true;
      uncommitted.put(at, new OffsetAndMetadata(due));
      next.merge(at, due, Math::max);
    }

    private void readOn() throws InterruptedException {
      long committedAt = System.nanoTime();
      while (!leave && !isOver()) {
        ConsumerRecords<byte[], byte[]> records = consumer.poll(Duration.ofMillis(100));
        for (TopicPartition at : records.partitions()) take(at, records.records(at));
        if (System.nanoTime() - committedAt > 200_000_000L) {
          committedAt = System.nanoTime();
          commitUnlessRebalancing();
        }
        Thread.sleep(pauseMs(name));
      }
    }

    /**
     * Goes through the rebalance that may be under way until the positions of all that is held are committed, to be closed
     * directly after it: only within a poll does a client begin to join again, and a consumer that is closed while it joins
     * calls what it gives back lost (KAFKA-9113).
     */
    private void settle() {
      while (System.nanoTime() < deadline) {
        for (TopicPartition at : consumer.assignment()) {
          uncommitted.computeIfAbsent(at, held -> new OffsetAndMetadata(consumer.position(held)));
        }
        commitUnlessRebalancing();
        if (uncommitted.isEmpty()) return;
        consumer.pause(consumer.assignment());
        ConsumerRecords<byte[], byte[]> records = consumer.poll(Duration.ofMillis(100));
        for (TopicPartition at : records.partitions()) take(at, records.records(at));
      }
    }

    @Override
    public void run() {
      try (consumer) {
        consumer.subscribe(List.of(arguments[2].split(",")), this);
        readOn();
        settle();
      } catch (Exception problem) {
        line("problem " + name + " " + problem);
      }
      line("left " + name);
    }
  }

  /** Returns when the members have partitions. */
  private void waitFor(List<Member> members) throws InterruptedException {
    for (Member member : members) {
      while (!member.assigned.await(20, TimeUnit.MILLISECONDS) && !isOver()) Thread.onSpinWait();
    }
  }

  private void run() throws Exception {
    List<Member> members = new ArrayList<>();
    for (String name : List.of("a", "b", "c")) members.add(new Member(name, name));
    waitFor(members);
    isGathering = false;
    Member leaving = members.get(1);
    while ((read() < total * 2 / 5 || !leaving.hasRead) && !isOver()) Thread.sleep(2);
    leaving.leave = true;
    leaving.thread.join();
    Thread.sleep(700);
    // A static member does not leave the group when it closes; its successor takes its name, and its place.
    Member joining = new Member("d", "b");
    members.add(joining);
    waitFor(List.of(joining));
    // What it was given may have been read to its end by those before it, so that it waits for nothing.
    for (int tries = 0; tries < 1_000 && !joining.hasRead && !isOver(); tries++) Thread.sleep(5);
    isComplete = true;
    for (Member member : members) member.thread.join();
    history.close();
    System.out.println(read());
  }

  public static void main(String[] arguments) throws Exception {
    new GroupRead(arguments).run();
  }
}
