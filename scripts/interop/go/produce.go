package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"sync"
	"time"

	"github.com/twmb/franz-go/pkg/kgo"
)

func codecOption(name string) (kgo.Opt, error) {
	switch name {
	case "none":
		return kgo.ProducerBatchCompression(kgo.NoCompression()), nil
	case "gzip":
		return kgo.ProducerBatchCompression(kgo.GzipCompression()), nil
	case "snappy":
		return kgo.ProducerBatchCompression(kgo.SnappyCompression()), nil
	case "lz4":
		return kgo.ProducerBatchCompression(kgo.Lz4Compression()), nil
	case "zstd":
		return kgo.ProducerBatchCompression(kgo.ZstdCompression()), nil
	}
	return nil, fmt.Errorf("unknown codec %q", name)
}

// acksOptions: without acks=all there is no idempotence, and then one request in flight keeps the order.
func acksOptions(acks string) ([]kgo.Opt, error) {
	switch acks {
	case "all":
		return []kgo.Opt{kgo.RequiredAcks(kgo.AllISRAcks())}, nil
	case "1":
		return []kgo.Opt{kgo.RequiredAcks(kgo.LeaderAck()), kgo.DisableIdempotentWrite(), kgo.MaxProduceRequestsInflightPerBroker(1)}, nil
	case "0":
		return []kgo.Opt{kgo.RequiredAcks(kgo.NoAck()), kgo.DisableIdempotentWrite(), kgo.MaxProduceRequestsInflightPerBroker(1)}, nil
	}
	return nil, fmt.Errorf("unknown acks %q", acks)
}

// produce writes a dataset to the partitions it names and checks every offset that the server answers: on a topic that
// was empty, the offset of the nth record of a partition is n.
func produce(arguments []string) error {
	flags := flag.NewFlagSet("produce", flag.ExitOnError)
	bootstrap := flags.String("bootstrap", "", "host:port")
	topic := flags.String("topic", "", "topic")
	folder := flags.String("dataset", "", "folder that dataset.mjs wrote")
	partitions := flags.Int("partitions", 4, "number of partitions")
	codec := flags.String("codec", "none", "none, gzip, snappy, lz4 or zstd")
	acks := flags.String("acks", "all", "0, 1 or all")
	autoCreate := flags.Bool("auto-create", false, "let the server create the topic")
	flags.Parse(arguments)

	compression, err := codecOption(*codec)
	if err != nil {
		return err
	}
	acksOpts, err := acksOptions(*acks)
	if err != nil {
		return err
	}
	options := append(verbose(), seedBrokers(*bootstrap), compression, kgo.DefaultProduceTopic(*topic),
		kgo.RecordPartitioner(kgo.ManualPartitioner()), kgo.ProducerLinger(5*time.Millisecond),
		kgo.MaxBufferedRecords(20_000), kgo.RecordDeliveryTimeout(60*time.Second))
	options = append(options, acksOpts...)
	if *autoCreate {
		options = append(options, kgo.AllowAutoTopicCreation(), kgo.UnknownTopicRetries(20))
	}
	client, err := kgo.NewClient(options...)
	if err != nil {
		return err
	}
	defer client.Close()

	started := time.Now()
	outcome := &produceOutcome{next: make([]int64, *partitions), checkOffsets: *acks != "0"}
	for partition := range int32(*partitions) {
		if err := producePartition(client, *folder, *topic, partition, outcome); err != nil {
			return err
		}
	}
	if err := client.Flush(context.Background()); err != nil {
		return err
	}
	printJSON(map[string]any{"produced": outcome.produced, "problem": outcome.problem, "seconds": time.Since(started).Seconds()})
	return nil
}

// produceOutcome gathers what delivery reports say.
type produceOutcome struct {
	mutex        sync.Mutex
	next         []int64
	checkOffsets bool
	produced     int64
	problem      string
}

func (o *produceOutcome) delivered(record *kgo.Record, err error) {
	o.mutex.Lock()
	defer o.mutex.Unlock()
	if err != nil {
		o.note(fmt.Sprintf("partition %d: %v", record.Partition, err))
		return
	}
	o.produced++
	if o.checkOffsets && record.Offset != o.next[record.Partition] {
		o.note(fmt.Sprintf("partition %d: acknowledged at offset %d, not %d", record.Partition, record.Offset, o.next[record.Partition]))
	}
	o.next[record.Partition]++
}

func (o *produceOutcome) note(problem string) {
	if o.problem == "" {
		o.problem = problem
	}
}

func producePartition(client *kgo.Client, folder, topic string, partition int32, outcome *produceOutcome) error {
	records, err := openDataset(folder, partition)
	if err != nil {
		return err
	}
	defer records.close()
	for {
		record, err := records.next()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		record.Partition = partition
		addRunHeaders(record, topic, partition)
		client.Produce(context.Background(), record, outcome.delivered)
	}
}
