package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/binary"
	"flag"
	"fmt"
	"os"
	"os/signal"
	"sync"
	"sync/atomic"
	"syscall"
	"time"

	"github.com/twmb/franz-go/pkg/kgo"
)

// The crash run's records say who wrote them and which number they have in the order of that producer and partition, so
// that the history can be checked after the fact. History files are lines of space-separated numbers; the first word
// says what a line is about:
//
//	sent PRODUCER PARTITION COUNT                 records 0 to COUNT-1 were handed to the client
//	ack PRODUCER PARTITION NUMBER OFFSET MS       acknowledged, so many milliseconds after the start
//	failed PRODUCER PARTITION NUMBER              the client gave the record up; the reason is on standard error
//	read PARTITION OFFSET PRODUCER NUMBER INTACT  read at the end; INTACT is 0 when the bytes are not those written
//	end PARTITION OFFSET                          the partition's end as ListOffsets told it

const crashHeaderBytes = 24

// crashValue builds the value of a record: who, where and which, then padding that follows from those.
func crashValue(producer, partition int32, number int64) []byte {
	mixed := uint64(producer)*0x9e3779b97f4a7c15 ^ uint64(partition)*0xc2b2ae3d27d4eb4f ^ uint64(number)*0x165667b19e3779f9
	mixed ^= mixed >> 31
	value := make([]byte, crashHeaderBytes, crashHeaderBytes+700)
	binary.BigEndian.PutUint32(value, uint32(producer))
	binary.BigEndian.PutUint32(value[4:], uint32(partition))
	binary.BigEndian.PutUint64(value[8:], uint64(number))
	binary.BigEndian.PutUint64(value[16:], mixed)
	for range mixed % 600 {
		mixed = mixed*6364136223846793005 + 1442695040888963407
		value = append(value, byte('a'+(mixed>>60)))
	}
	return value
}

// history is a file that several goroutines append lines to.
type history struct {
	mutex sync.Mutex
	file  *os.File
	lines *bufio.Writer
}

func createHistory(path string) (*history, error) {
	file, err := os.Create(path)
	if err != nil {
		return nil, err
	}
	return &history{file: file, lines: bufio.NewWriterSize(file, 1<<16)}, nil
}

func (h *history) line(format string, values ...any) {
	h.mutex.Lock()
	defer h.mutex.Unlock()
	fmt.Fprintf(h.lines, format+"\n", values...)
}

func (h *history) close() error {
	h.mutex.Lock()
	defer h.mutex.Unlock()
	if err := h.lines.Flush(); err != nil {
		return err
	}
	return h.file.Close()
}

// crashProduce keeps several idempotent producers writing until it is asked to stop, waits until every record has been
// acknowledged however often the server dies in between, and writes down what was acknowledged where.
func crashProduce(arguments []string) error {
	flags := flag.NewFlagSet("crash-produce", flag.ExitOnError)
	bootstrap := flags.String("bootstrap", "", "host:port")
	topic := flags.String("topic", "", "topic")
	partitions := flags.Int("partitions", 4, "number of partitions")
	producers := flags.Int("producers", 3, "number of producers")
	rate := flags.Int("rate", 1000, "records per second of each producer")
	path := flags.String("history", "", "file to write")
	patience := flags.Duration("patience", 2*time.Minute, "how long to wait for the last acknowledgements")
	flags.Parse(arguments)

	log, err := createHistory(*path)
	if err != nil {
		return err
	}
	stop, cancel := signal.NotifyContext(context.Background(), syscall.SIGTERM, syscall.SIGINT)
	defer cancel()
	load := &crashLoad{topic: *topic, partitions: int32(*partitions), rate: *rate, patience: *patience, started: time.Now(), log: log}
	failures := make(chan error, *producers)
	for producer := range int32(*producers) {
		go func() { failures <- load.run(stop, *bootstrap, producer) }()
	}
	go load.report(stop)
	for range *producers {
		if problem := <-failures; problem != nil && err == nil {
			err = problem
		}
	}
	if closing := log.close(); err == nil {
		err = closing
	}
	printJSON(map[string]int64{"sent": load.sent.Load(), "acked": load.acked.Load(), "failed": load.failed.Load()})
	return err
}

// crashLoad is what the producers of one run share.
type crashLoad struct {
	topic      string
	partitions int32
	rate       int
	patience   time.Duration
	started    time.Time
	log        *history
	sent       atomic.Int64
	acked      atomic.Int64
	failed     atomic.Int64
}

func (l *crashLoad) run(stop context.Context, bootstrap string, producer int32) error {
	client, err := kgo.NewClient(append(verbose(), seedBrokers(bootstrap), kgo.DefaultProduceTopic(l.topic),
		kgo.RecordPartitioner(kgo.ManualPartitioner()), kgo.RequiredAcks(kgo.AllISRAcks()), kgo.UnknownTopicRetries(-1),
		// Lost data must show as a failure and not be papered over with a new producer epoch.
		kgo.StopProducerOnDataLossDetected(),
		kgo.ProducerLinger(5*time.Millisecond), kgo.ProducerBatchMaxBytes(32<<10), kgo.MaxBufferedRecords(2_000),
		kgo.ProduceRequestTimeout(5*time.Second), kgo.MetadataMinAge(100*time.Millisecond),
		kgo.RetryBackoffFn(func(int) time.Duration { return 100 * time.Millisecond }))...)
	if err != nil {
		return err
	}
	defer client.Close()
	next := make([]int64, l.partitions)
	tick := time.NewTicker(10 * time.Millisecond)
	defer tick.Stop()
	for stop.Err() == nil {
		for range max(1, l.rate/100) {
			partition := int32(l.sent.Add(1)+int64(producer)) % l.partitions
			l.produce(client, producer, partition, next[partition])
			next[partition]++
		}
		<-tick.C
	}
	for partition, count := range next {
		l.log.line("sent %d %d %d", producer, partition, count)
	}
	patient, cancel := context.WithTimeout(context.Background(), l.patience)
	defer cancel()
	return client.Flush(patient)
}

func (l *crashLoad) produce(client *kgo.Client, producer, partition int32, number int64) {
	record := &kgo.Record{Partition: partition, Value: crashValue(producer, partition, number)}
	client.Produce(context.Background(), record, func(record *kgo.Record, err error) {
		if err != nil {
			if l.failed.Add(1) <= 20 {
				fmt.Fprintf(os.Stderr, "producer %d partition %d record %d: %v\n", producer, partition, number, err)
			}
			l.log.line("failed %d %d %d", producer, partition, number)
			return
		}
		l.acked.Add(1)
		l.log.line("ack %d %d %d %d %d", producer, partition, number, record.Offset, time.Since(l.started).Milliseconds())
	})
}

// report prints the number of acknowledged records twice a second, so that whoever kills the server can see whether it
// served anything in between.
func (l *crashLoad) report(stop context.Context) {
	tick := time.NewTicker(250 * time.Millisecond)
	defer tick.Stop()
	for stop.Err() == nil {
		<-tick.C
		printJSON(map[string]int64{"acked": l.acked.Load()})
	}
}

// crashRead reads all of a topic and writes down every record in the order it came in.
func crashRead(arguments []string) error {
	flags := flag.NewFlagSet("crash-read", flag.ExitOnError)
	bootstrap := flags.String("bootstrap", "", "host:port")
	topic := flags.String("topic", "", "topic")
	path := flags.String("history", "", "file to write")
	flags.Parse(arguments)

	log, err := createHistory(*path)
	if err != nil {
		return err
	}
	count := int64(0)
	reader := topicReader{bootstrap: *bootstrap, topic: *topic, deadline: 40 * time.Second, allowHoles: true}
	ends, problem := reader.each(func(record *kgo.Record) error {
		count++
		producer, number, intact := int32(-1), int64(-1), 0
		if len(record.Value) >= crashHeaderBytes {
			producer = int32(binary.BigEndian.Uint32(record.Value))
			number = int64(binary.BigEndian.Uint64(record.Value[8:]))
			if bytes.Equal(record.Value, crashValue(producer, record.Partition, number)) {
				intact = 1
			}
		}
		log.line("read %d %d %d %d %d", record.Partition, record.Offset, producer, number, intact)
		return nil
	})
	for partition, end := range ends {
		log.line("end %d %d", partition, end)
	}
	if err := log.close(); err != nil {
		return err
	}
	// What is missing is for the checker to say; a read that broke off is told here as well.
	stopped := ""
	if problem != nil {
		stopped = problem.Error()
	}
	printJSON(map[string]any{"read": count, "stopped": stopped})
	return nil
}
