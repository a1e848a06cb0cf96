package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"time"

	"github.com/twmb/franz-go/pkg/kadm"
	"github.com/twmb/franz-go/pkg/kgo"
)

var codecNames = []string{"none", "gzip", "snappy", "lz4", "zstd"}

// topicReader reads every partition of a topic from its first offset to the end it has at the call. Partitions are
// assigned: no group is involved.
type topicReader struct {
	bootstrap string
	topic     string
	deadline  time.Duration
	// allowHoles leaves it to the caller to notice offsets that are missing.
	allowHoles bool
	options    []kgo.Opt
}

// ends asks for the end of every partition.
func (r *topicReader) ends(ctx context.Context) (map[int32]int64, error) {
	lister, err := kgo.NewClient(append(verbose(), seedBrokers(r.bootstrap))...)
	if err != nil {
		return nil, err
	}
	defer lister.Close()
	listed, err := kadm.NewClient(lister).ListEndOffsets(ctx, r.topic)
	if err == nil {
		err = listed.Error()
	}
	if err != nil {
		return nil, fmt.Errorf("end offsets of %s: %w", r.topic, err)
	}
	ends := map[int32]int64{}
	listed.Each(func(end kadm.ListedOffset) { ends[end.Partition] = end.Offset })
	return ends, nil
}

// each hands over every record, in offset order within a partition, and returns the ends that it read up to.
func (r *topicReader) each(visit func(*kgo.Record) error) (map[int32]int64, error) {
	ctx, cancel := context.WithTimeout(context.Background(), r.deadline)
	defer cancel()
	ends, err := r.ends(ctx)
	if err != nil {
		return nil, err
	}
	starts := map[int32]kgo.Offset{}
	unfinished := map[int32]bool{}
	for partition, end := range ends {
		starts[partition] = kgo.NewOffset().At(0)
		if end > 0 {
			unfinished[partition] = true
		}
	}
	options := append(verbose(), seedBrokers(r.bootstrap), kgo.ConsumeResetOffset(kgo.NoResetOffset()),
		kgo.ConsumePartitions(map[string]map[int32]kgo.Offset{r.topic: starts}), kgo.FetchMaxWait(200*time.Millisecond))
	client, err := kgo.NewClient(append(options, r.options...)...)
	if err != nil {
		return ends, err
	}
	defer client.Close()

	next := map[int32]int64{}
	for len(unfinished) > 0 {
		fetches := client.PollRecords(ctx, 20_000)
		if failed := fetches.Errors(); len(failed) > 0 {
			return ends, fmt.Errorf("partition %d, read up to %v of %v: %w", failed[0].Partition, next, ends, failed[0].Err)
		}
		for iterator := fetches.RecordIter(); !iterator.Done(); {
			record := iterator.Next()
			if record.Offset != next[record.Partition] && !r.allowHoles {
				return ends, fmt.Errorf("partition %d: offset %d follows %d", record.Partition, record.Offset, next[record.Partition]-1)
			}
			next[record.Partition] = record.Offset + 1
			if record.Offset+1 >= ends[record.Partition] {
				delete(unfinished, record.Partition)
			}
			if record.Offset >= ends[record.Partition] {
				continue
			}
			if err := visit(record); err != nil {
				return ends, err
			}
		}
	}
	return ends, nil
}

// consume reads a topic back and compares it with its dataset byte for byte. It also counts the codecs of the batches
// that the records came in: what is stored, not what the producer was told to use.
func consume(arguments []string) error {
	flags := flag.NewFlagSet("consume", flag.ExitOnError)
	bootstrap := flags.String("bootstrap", "", "host:port")
	topic := flags.String("topic", "", "topic")
	folder := flags.String("dataset", "", "folder that dataset.mjs wrote")
	partitions := flags.Int("partitions", 4, "number of partitions")
	settled := flags.Int64("settle", 0, "wait up to 20 s until the topic holds so many records")
	flags.Parse(arguments)
	if err := waitForRecords(*bootstrap, *topic, *settled); err != nil {
		return err
	}

	started := time.Now()
	wanted := make([]*dataset, *partitions)
	for partition := range wanted {
		records, err := openDataset(*folder, int32(partition))
		if err != nil {
			return err
		}
		defer records.close()
		wanted[partition] = records
	}
	count := int64(0)
	codecs := map[string]int64{}
	compare := func(got *kgo.Record) error {
		if int(got.Partition) >= len(wanted) {
			return fmt.Errorf("there is a record in partition %d, which was never written", got.Partition)
		}
		record, err := wanted[got.Partition].next()
		if err != nil {
			return fmt.Errorf("partition %d holds more than was written: %w", got.Partition, err)
		}
		addRunHeaders(record, *topic, got.Partition)
		if problem := difference(record, got); problem != "" {
			return fmt.Errorf("partition %d offset %d: %s", got.Partition, got.Offset, problem)
		}
		count++
		codecs[codecNames[got.Attrs.CompressionType()]]++
		return nil
	}
	problem := ""
	reader := topicReader{bootstrap: *bootstrap, topic: *topic, deadline: 3 * time.Minute}
	if _, err := reader.each(compare); err != nil {
		problem = err.Error()
	}
	for partition, records := range wanted {
		if _, err := records.next(); !errors.Is(err, io.EOF) && problem == "" {
			problem = fmt.Sprintf("partition %d ends after %d records; more were written", partition, records.index-1)
		}
	}
	printJSON(map[string]any{"records": count, "codecs": codecs, "problem": problem, "seconds": time.Since(started).Seconds()})
	return nil
}

// waitForRecords gives the server time to store what was sent without asking for an acknowledgement. It is no error
// when the records do not come: the comparison that follows says which are missing.
func waitForRecords(bootstrap, topic string, count int64) error {
	ctx, cancel := context.WithTimeout(context.Background(), 20*time.Second)
	defer cancel()
	shared, err := newSuite(ctx, bootstrap)
	if err != nil {
		return err
	}
	defer shared.client.Close()
	for held := int64(0); held < count && ctx.Err() == nil; time.Sleep(100 * time.Millisecond) {
		held = 0
		listed, err := shared.admin.ListEndOffsets(ctx, topic)
		if err != nil {
			return err
		}
		listed.Each(func(end kadm.ListedOffset) { held += end.Offset })
	}
	return nil
}
