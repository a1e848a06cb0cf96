package main

import (
	"context"
	"flag"
	"fmt"
	"slices"
	"time"

	"github.com/twmb/franz-go/pkg/kgo"
)

// benchRead reads a topic's assigned partitions from their first offset to their end and says how long it took, from
// the first request to the last record. There is no group.
func benchRead(arguments []string) error {
	flags := flag.NewFlagSet("bench-read", flag.ExitOnError)
	bootstrap := flags.String("bootstrap", "", "host:port")
	topic := flags.String("topic", "", "topic")
	flags.Parse(arguments)

	records, contentBytes := int64(0), int64(0)
	reader := topicReader{bootstrap: *bootstrap, topic: *topic, deadline: 10 * time.Minute, options: []kgo.Opt{
		kgo.FetchMaxBytes(50 << 20), kgo.FetchMaxPartitionBytes(4 << 20), kgo.FetchMaxWait(500 * time.Millisecond)}}
	started := time.Now()
	_, err := reader.each(func(record *kgo.Record) error {
		records++
		contentBytes += int64(len(record.Key) + len(record.Value))
		return nil
	})
	if err != nil {
		return err
	}
	printJSON(map[string]any{"records": records, "bytes": contentBytes, "seconds": time.Since(started).Seconds()})
	return nil
}

// benchQuiet writes at a steady, low rate without lingering and says how long the acknowledgements took.
func benchQuiet(arguments []string) error {
	flags := flag.NewFlagSet("bench-quiet", flag.ExitOnError)
	bootstrap := flags.String("bootstrap", "", "host:port")
	topic := flags.String("topic", "", "topic")
	rate := flags.Int("rate", 500, "records per second")
	length := flags.Duration("for", 10*time.Second, "how long")
	flags.Parse(arguments)

	client, err := kgo.NewClient(append(verbose(), seedBrokers(*bootstrap), kgo.DefaultProduceTopic(*topic),
		kgo.RequiredAcks(kgo.AllISRAcks()), kgo.ProducerLinger(0))...)
	if err != nil {
		return err
	}
	defer client.Close()
	ctx := context.Background()
	value := make([]byte, 1024)
	// The first record pays for connections, metadata and the producer id.
	if err := client.ProduceSync(ctx, kgo.SliceRecord(value)).FirstErr(); err != nil {
		return err
	}
	count := int(length.Seconds() * float64(*rate))
	took := make(chan time.Duration, count)
	failed := make(chan error, count)
	tick := time.NewTicker(time.Second / time.Duration(*rate))
	defer tick.Stop()
	for range count {
		<-tick.C
		sent := time.Now()
		client.Produce(ctx, kgo.SliceRecord(value), func(_ *kgo.Record, err error) {
			took <- time.Since(sent)
			failed <- err
		})
	}
	latencies := []time.Duration{}
	for range count {
		latencies = append(latencies, <-took)
		if err := <-failed; err != nil {
			return fmt.Errorf("a record failed: %w", err)
		}
	}
	slices.Sort(latencies)
	at := func(share float64) float64 {
		return float64(latencies[int(share*float64(count-1))].Microseconds()) / 1000
	}
	printJSON(map[string]float64{"p50Ms": at(0.5), "p99Ms": at(0.99), "maxMs": at(1)})
	return nil
}
