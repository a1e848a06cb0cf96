"""The newest librdkafka, through confluent-kafka: writes a dataset, and reads topics in a group of three members.

    librdkafka.py version
    librdkafka.py produce BOOTSTRAP TOPIC FOLDER PARTITIONS CODEC
    librdkafka.py group-read BOOTSTRAP GROUP TOPIC,TOPIC RECORDS ASSIGNOR INSTANCES HISTORY

dataset.mjs says what the files in FOLDER hold, group-history.mjs what the lines of HISTORY mean. INSTANCES begins the
group.instance.id of static members; "-" is for dynamic ones.
"""

import struct
import sys
import threading
import time
import zlib

import confluent_kafka
from confluent_kafka import Consumer, KafkaError, KafkaException, Producer, TopicPartition


def dataset(folder, partition):
    """The records of one partition: key, value and a list of headers."""
    with open(f"{folder}/partition-{partition}.bin", "rb") as file:
        data = file.read()
    position = 0

    def number():
        nonlocal position
        position += 4
        return struct.unpack_from(">i", data, position - 4)[0]

    def content():
        nonlocal position
        length = number()
        if length < 0:
            return None
        position += length
        return data[position - length : position]

    while position < len(data):
        key, value = content(), content()
        headers = [(content().decode(), content()) for _ in range(number())]
        yield key, value, headers


def produce(bootstrap, topic, folder, partitions, codec):
    problems = []
    acknowledged = 0
    producer = Producer(
        {
            "bootstrap.servers": bootstrap,
            "compression.type": codec,
            "linger.ms": 5,
            "enable.idempotence": True,
            "queue.buffering.max.messages": 200_000,
            "queue.buffering.max.kbytes": 1 << 20,
        }
    )

    def delivered(error, message):
        nonlocal acknowledged
        acknowledged += 1
        if error is not None:
            problems.append(str(error))
            return
        if message.offset() != due[message.partition()]:
            problems.append(f"{topic}/{message.partition()}: offset {message.offset()}, not {due[message.partition()]}")
        due[message.partition()] += 1

    due = [0] * int(partitions)
    for partition in range(int(partitions)):
        own = [("run", topic.encode()), ("partition", str(partition).encode())]
        for index, (key, value, headers) in enumerate(dataset(folder, partition)):
            producer.produce(topic, value, key, partition, headers=headers + own, on_delivery=delivered)
            if index % 1_000 == 0:
                producer.poll(0)
    if producer.flush(60) > 0:
        problems.append("not everything was delivered")
    if problems:
        sys.exit(problems[0])
    print(acknowledged)


class GroupRead:
    """What the members of one run share."""

    def __init__(self, bootstrap, group, topics, records, assignor, instances, history):
        self.bootstrap, self.group, self.topics = bootstrap, group, topics.split(",")
        self.total, self.assignor, self.instances = int(records), assignor, instances
        self.history = open(history, "w")
        self.lock = threading.Lock()
        self.next = {}
        self.is_gathering = True
        self.is_complete = False
        self.deadline = time.monotonic() + 90

    def line(self, text):
        with self.lock:
            self.history.write(text + "\n")

    def read(self):
        return sum(list(self.next.values()))

    def share(self, name):
        """How many records a member takes at a time, and how long it rests between. Everybody reads slowly while the group
        comes together and once two fifths are read, and all but stops at four fifths, so that however long the group takes
        to let the fourth in, something is left for it. The one that will leave never hurries: it leaves something behind."""
        read = self.read()
        if self.is_complete:
            return 2_000, 0
        if read > self.total * 4 // 5:
            return 1, 0.02
        if self.is_gathering or read >= self.total * 2 // 5 or name == "b":
            return self.total // 2_000 + 1, 0.02
        return min(2_000, self.total // 50 + 1), 0

    def is_over(self):
        return self.read() >= self.total or time.monotonic() > self.deadline

    def wait_for(self, members):
        """Returns when the members have partitions."""
        while not all(member.assigned.wait(0.02) for member in members) and not self.is_over():
            pass

    def run(self):
        members = [Member(self, name, name) for name in "abc"]
        self.wait_for(members)
        self.is_gathering = False
        while (self.read() < self.total * 2 // 5 or not members[1].has_read) and not self.is_over():
            time.sleep(0.002)
        members[1].leave = True
        members[1].thread.join()
        time.sleep(0.7)
        # A static member does not leave the group when it closes; its successor takes its name, and its place.
        members.append(Member(self, "d", "b"))
        self.wait_for(members[3:])
        # What it was given may have been read to its end by those before it, so that it waits for nothing.
        end = time.monotonic() + 5
        while not members[3].has_read and time.monotonic() < end and not self.is_over():
            time.sleep(0.005)
        self.is_complete = True
        for member in members:
            member.thread.join()
        self.history.close()
        print(self.read())


def named(partitions):
    return " ".join(sorted(f"{at.topic}/{at.partition}" for at in partitions))


class Member:
    def __init__(self, shared, name, instance):
        self.shared, self.name = shared, name
        self.leave = False
        self.has_read = False
        self.assigned = threading.Event()
        self.uncommitted = {}
        settings = {
            "bootstrap.servers": shared.bootstrap,
            "group.id": shared.group,
            "partition.assignment.strategy": shared.assignor,
            "auto.offset.reset": "earliest",
            "enable.auto.commit": False,
            "session.timeout.ms": 10_000,
            "heartbeat.interval.ms": 300,
            "fetch.wait.max.ms": 100,
            "check.crcs": True,
        }
        if shared.instances != "-":
            settings["group.instance.id"] = f"{shared.instances}-{instance}"
        self.consumer = Consumer(settings)
        self.thread = threading.Thread(target=self.work)
        self.thread.start()

    def on_assign(self, _, partitions):
        self.shared.line(f"assigned {self.name} {named(partitions)}")
        if partitions:
            self.assigned.set()

    def on_revoke(self, _, partitions):
        self.commit()
        self.shared.line(f"revoked {self.name} {named(partitions)}")

    def on_lost(self, _, partitions):
        self.shared.line(f"lost {self.name} {named(partitions)}")
        self.uncommitted.clear()

    def commit(self):
        if not self.uncommitted:
            return
        offsets = [TopicPartition(topic, partition, offset) for (topic, partition), offset in self.uncommitted.items()]
        try:
            self.consumer.commit(offsets=offsets, asynchronous=False)
            self.uncommitted.clear()
        except KafkaException as problem:
            # The next commit, or the one on revocation, says the same again.
            if problem.args[0].code() not in (KafkaError.REBALANCE_IN_PROGRESS, KafkaError.ILLEGAL_GENERATION):
                self.shared.line(f"problem {self.name} commit: {problem}")

    def take(self, messages):
        runs = {}
        lines = []
        for message in messages:
            if message.error() is not None:
                self.shared.line(f"problem {self.name} {message.error()}")
                continue
            where, offset = (message.topic(), message.partition()), message.offset()
            run = runs.get(where)
            if run is None or run[0] != offset:
                run = runs[where] = [offset, [f"read {self.name} {where[0]} {where[1]} {offset}"]]
                lines.append(run[1])
            run[0] = offset + 1
            run[1].append("%08x" % zlib.crc32(message.value() or b"", zlib.crc32(message.key() or b"")))
        for words in lines:
            self.shared.line(" ".join(words))
        self.has_read = self.has_read or len(lines) > 0
        with self.shared.lock:
            for where, (due, _) in runs.items():
                self.uncommitted[where] = due
                self.shared.next[where] = max(self.shared.next.get(where, 0), due)

    def work(self):
        shared = self.shared
        self.consumer.subscribe(
            shared.topics, on_assign=self.on_assign, on_revoke=self.on_revoke, on_lost=self.on_lost
        )
        committed = time.monotonic()
        while not self.leave and not shared.is_over():
            most, rest = shared.share(self.name)
            self.take(self.consumer.consume(most, 0.05))
            if time.monotonic() - committed > 0.2:
                committed = time.monotonic()
                self.commit()
            time.sleep(rest)
        self.commit()
        self.consumer.close()
        shared.line(f"left {self.name}")


if __name__ == "__main__":
    command, *arguments = sys.argv[1:]
    if command == "version":
        print(confluent_kafka.version(), confluent_kafka.libversion()[0])
    elif command == "produce":
        produce(*arguments)
    else:
        GroupRead(*arguments).run()
