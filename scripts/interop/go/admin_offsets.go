package main

import (
	"fmt"
	"time"

	"github.com/twmb/franz-go/pkg/kgo"
	"github.com/twmb/franz-go/pkg/kmsg"
)

// listRaw asks ListOffsets for one partition and one timestamp.
func listRaw(s *suite, topic string, partition int32, timestamp int64) (kmsg.ListOffsetsResponseTopicPartition, error) {
	if _, err := topicID(s, topic); err != nil {
		return kmsg.ListOffsetsResponseTopicPartition{}, err
	}
	return listUnchecked(s, topic, partition, timestamp)
}

func listUnchecked(s *suite, topic string, partition int32, timestamp int64) (kmsg.ListOffsetsResponseTopicPartition, error) {
	message := kmsg.NewPtrListOffsetsRequest()
	message.ReplicaID = -1
	entry := kmsg.NewListOffsetsRequestTopic()
	entry.Topic = topic
	part := kmsg.NewListOffsetsRequestTopicPartition()
	part.Partition, part.Timestamp, part.CurrentLeaderEpoch = partition, timestamp, -1
	entry.Partitions = append(entry.Partitions, part)
	message.Topics = append(message.Topics, entry)
	// Sent to a broker by hand: the client would look up the topic first and answer for the server.
	if len(s.client.DiscoveredBrokers()) == 0 {
		if _, err := request[*kmsg.MetadataResponse](s, kmsg.NewPtrMetadataRequest()); err != nil {
			return kmsg.ListOffsetsResponseTopicPartition{}, err
		}
	}
	answer, err := s.client.DiscoveredBrokers()[0].Request(s.ctx, message)
	if err != nil {
		return kmsg.ListOffsetsResponseTopicPartition{}, err
	}
	response := answer.(*kmsg.ListOffsetsResponse)
	if len(response.Topics) != 1 || len(response.Topics[0].Partitions) != 1 {
		return kmsg.ListOffsetsResponseTopicPartition{}, fmt.Errorf("the answer does not name the one partition that was asked for")
	}
	return response.Topics[0].Partitions[0], nil
}

func wantOffset(s *suite, topic string, timestamp, offset, at int64) error {
	answer, err := listRaw(s, topic, 0, timestamp)
	what := fmt.Sprintf("timestamp %d", timestamp)
	return firstError(err, wantCode(what, answer.ErrorCode, 0), wantEqual("offset for "+what, answer.Offset, offset),
		wantEqual("timestamp found for "+what, answer.Timestamp, at))
}

// produceTimed writes 300 records a second apart in batches of timedBatch, with the codec given.
func produceTimed(s *suite, codec kgo.CompressionCodec, first int64) (string, error) {
	topic, _, err := s.createTopic(1, nil)
	if err != nil {
		return "", err
	}
	client, err := kgo.NewClient(append(verbose(), seedBrokers(s.bootstrap), kgo.DefaultProduceTopic(topic),
		kgo.ProducerBatchCompression(codec), kgo.RecordPartitioner(kgo.ManualPartitioner()))...)
	if err != nil {
		return "", err
	}
	defer client.Close()
	for start := int64(0); start < 300; start += timedBatch {
		records := []*kgo.Record{}
		for i := start; i < start+timedBatch; i++ {
			value := fmt.Appendf(nil, "record number %06d, told at length so that it compresses", i)
			records = append(records, &kgo.Record{Timestamp: time.UnixMilli(first + i*1000), Value: value})
		}
		if err := client.ProduceSync(s.ctx, records...).FirstErr(); err != nil {
			return "", err
		}
	}
	return topic, nil
}

// timedBatch is how many records produceTimed puts in a batch.
const timedBatch = 50

func timestampCheck(codec kgo.CompressionCodec) func(*suite) error {
	return func(s *suite) error {
		first := time.Now().UnixMilli() - 1_000_000
		topic, err := produceTimed(s, codec, first)
		if err != nil {
			return err
		}
		return firstError(
			wantOffset(s, topic, first-1, 0, first),
			wantOffset(s, topic, first, 0, first),
			wantOffset(s, topic, first+1, 1, first+1000),
			wantOffset(s, topic, first+137_000, 137, first+137_000),
			wantOffset(s, topic, first+249_500, 250, first+250_000),
			wantOffset(s, topic, first+299_000, 299, first+299_000),
			wantOffset(s, topic, first+299_001, -1, -1),
			wantOffset(s, topic, -2, 0, -1),
			wantOffset(s, topic, -1, 300, -1),
			wantOffset(s, topic, -3, 299, first+299_000))
	}
}

var offsetChecks = []adminCheck{
	{"ListOffsets of an empty partition: earliest 0, latest 0, by time and by largest time none", func(s *suite) error {
		topic, _, err := s.createTopic(1, nil)
		return firstError(err, wantOffset(s, topic, -2, 0, -1), wantOffset(s, topic, -1, 0, -1),
			wantOffset(s, topic, 0, -1, -1), wantOffset(s, topic, -3, -1, -1))
	}},
	{"ListOffsets by time finds the very record, uncompressed", timestampCheck(kgo.NoCompression())},
	{"ListOffsets by time finds the very record, gzip", timestampCheck(kgo.GzipCompression())},
	{"ListOffsets by time finds the very record, snappy", timestampCheck(kgo.SnappyCompression())},
	{"ListOffsets by time finds the very record, lz4", timestampCheck(kgo.Lz4Compression())},
	{"ListOffsets by time finds the very record, zstd", timestampCheck(kgo.ZstdCompression())},
	{"ListOffsets of an unknown topic and of an unknown partition is UNKNOWN_TOPIC_OR_PARTITION", func(s *suite) error {
		unknown, err := listUnchecked(s, s.topicName(), 0, -1)
		if err := firstError(err, wantCode("the topic", unknown.ErrorCode, codeUnknownTopic)); err != nil {
			return err
		}
		topic, _, err := s.createTopic(1, nil)
		if err != nil {
			return err
		}
		beyond, err := listRaw(s, topic, 7, -1)
		return firstError(err, wantCode("the partition", beyond.ErrorCode, codeUnknownTopic))
	}},
}
