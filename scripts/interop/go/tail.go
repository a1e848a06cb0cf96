package main

import (
	"context"
	"encoding/binary"
	"flag"
	"fmt"
	"slices"
	"time"

	"github.com/twmb/franz-go/pkg/kgo"
)

// tail reads a topic's end while it is being written, and says how long records take from the call that sends them to
// the poll that returns them. Every record must come once and in order.
func tail(arguments []string) error {
	flags := flag.NewFlagSet("tail", flag.ExitOnError)
	bootstrap := flags.String("bootstrap", "", "host:port")
	topic := flags.String("topic", "", "topic of one partition")
	count := flags.Int("records", 1_000, "how many")
	flags.Parse(arguments)

	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	defer cancel()
	reader, err := kgo.NewClient(append(verbose(), seedBrokers(*bootstrap), kgo.FetchMaxWait(5*time.Second),
		kgo.ConsumePartitions(map[string]map[int32]kgo.Offset{*topic: {0: kgo.NewOffset().At(0)}}))...)
	if err != nil {
		return err
	}
	defer reader.Close()
	writer, err := kgo.NewClient(append(verbose(), seedBrokers(*bootstrap), kgo.DefaultProduceTopic(*topic), kgo.ProducerLinger(0))...)
	if err != nil {
		return err
	}
	defer writer.Close()
	go func() {
		for i := range *count {
			value := binary.BigEndian.AppendUint64(nil, uint64(i))
			value = binary.BigEndian.AppendUint64(value, uint64(time.Now().UnixNano()))
			writer.Produce(ctx, kgo.SliceRecord(value), nil)
			time.Sleep(3 * time.Millisecond)
		}
	}()

	delays := []float64{}
	for len(delays) < *count {
		fetches := reader.PollFetches(ctx)
		if failed := fetches.Errors(); len(failed) > 0 {
			return fmt.Errorf("after %d records: %w", len(delays), failed[0].Err)
		}
		now := time.Now().UnixNano()
		for iterator := fetches.RecordIter(); !iterator.Done(); {
			record := iterator.Next()
			if number := binary.BigEndian.Uint64(record.Value); number != uint64(len(delays)) || record.Offset != int64(number) {
				return fmt.Errorf("record %d at offset %d came when %d was due", number, record.Offset, len(delays))
			}
			delays = append(delays, float64(now-int64(binary.BigEndian.Uint64(record.Value[8:])))/1e6)
		}
	}
	slices.Sort(delays)
	printJSON(map[string]float64{"p50Ms": delays[len(delays)/2], "p99Ms": delays[len(delays)*99/100]})
	return nil
}
