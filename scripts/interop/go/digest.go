package main

import (
	"crypto/sha256"
	"encoding/hex"
	"flag"
	"fmt"
	"time"

	"github.com/twmb/franz-go/pkg/kgo"
)

// digest prints, for topics whose records are not in a dataset, how often each value occurs: one JSON object with the
// SHA-256 of each value as key, and per partition the digests in offset order when -sequence is given.
func digest(arguments []string) error {
	flags := flag.NewFlagSet("digest", flag.ExitOnError)
	bootstrap := flags.String("bootstrap", "", "host:port")
	topic := flags.String("topic", "", "topic")
	sequence := flags.Bool("sequence", false, "also print key, value and headers of each record as hex")
	flags.Parse(arguments)

	counts := map[string]int64{}
	codecs := map[string]int64{}
	reader := topicReader{bootstrap: *bootstrap, topic: *topic, deadline: 3 * time.Minute}
	ends, err := reader.each(func(record *kgo.Record) error {
		sum := sha256.Sum256(record.Value)
		counts[hex.EncodeToString(sum[:])]++
		codecs[codecNames[record.Attrs.CompressionType()]]++
		if *sequence {
			headers := []string{}
			for _, header := range record.Headers {
				headers = append(headers, fmt.Sprintf("%s=%s", header.Key, hex.EncodeToString(header.Value)))
			}
			printJSON(map[string]any{"partition": record.Partition, "offset": record.Offset, "timestamp": record.Timestamp.UnixMilli(),
				"key": hex.EncodeToString(record.Key), "value": hex.EncodeToString(record.Value), "headers": headers})
		}
		return nil
	})
	if err != nil {
		return err
	}
	printJSON(map[string]any{"ends": ends, "counts": counts, "codecs": codecs})
	return nil
}
