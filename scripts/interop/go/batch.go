package main

import (
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"time"

	"github.com/twmb/franz-go/pkg/kgo"
	"github.com/twmb/franz-go/pkg/kmsg"
)

// batchSpec is a record batch to be built by hand, where the client library would not let a check say what it wants.
type batchSpec struct {
	values     []string
	producerID int64
	epoch      int16
	sequence   int32
	idempotent bool
	timestamp  int64
	// spoil changes the finished bytes.
	spoil func(batch []byte)
}

// encode builds an uncompressed v2 batch.
func (spec batchSpec) encode() []byte {
	if spec.timestamp == 0 {
		spec.timestamp = time.Now().UnixMilli()
	}
	records := []byte{}
	for i, value := range spec.values {
		record := kmsg.Record{OffsetDelta: int32(i), Value: []byte(value)}
		body := record.AppendTo(nil)
		// The length field is a varint that AppendTo wrote as zero, in one byte.
		records = binary.AppendVarint(records, int64(len(body)-1))
		records = append(records, body[1:]...)
	}
	batch := kmsg.RecordBatch{
		Magic: 2, PartitionLeaderEpoch: -1, LastOffsetDelta: int32(len(spec.values) - 1), NumRecords: int32(len(spec.values)),
		FirstTimestamp: spec.timestamp, MaxTimestamp: spec.timestamp, ProducerID: -1, ProducerEpoch: -1, FirstSequence: -1,
		Records: records,
	}
	if spec.idempotent {
		batch.ProducerID, batch.ProducerEpoch, batch.FirstSequence = spec.producerID, spec.epoch, spec.sequence
	}
	bytes := batch.AppendTo(nil)
	binary.BigEndian.PutUint32(bytes[8:], uint32(len(bytes)-12))
	binary.BigEndian.PutUint32(bytes[17:], crc32.Checksum(bytes[21:], crc32.MakeTable(crc32.Castagnoli)))
	if spec.spoil != nil {
		spec.spoil(bytes)
	}
	return bytes
}

// produceBatches sends one request with one batch for each of the first partitions of a topic, and returns the answers
// by partition.
func produceBatches(s *suite, topic string, specs []batchSpec) (map[int32]kmsg.ProduceResponseTopicPartition, error) {
	id, err := topicID(s, topic)
	if err != nil {
		return nil, err
	}
	message := kmsg.NewPtrProduceRequest()
	message.Acks = -1
	message.TimeoutMillis = 10_000
	entry := kmsg.NewProduceRequestTopic()
	entry.Topic, entry.TopicID = topic, id
	for partition, spec := range specs {
		if spec.values == nil {
			continue
		}
		part := kmsg.NewProduceRequestTopicPartition()
		part.Partition = int32(partition)
		part.Records = spec.encode()
		entry.Partitions = append(entry.Partitions, part)
	}
	message.Topics = append(message.Topics, entry)
	response, err := request[*kmsg.ProduceResponse](s, message)
	if err != nil {
		return nil, err
	}
	answers := map[int32]kmsg.ProduceResponseTopicPartition{}
	for _, topic := range response.Topics {
		for _, partition := range topic.Partitions {
			answers[partition.Partition] = partition
		}
	}
	return answers, nil
}

func produceBatch(s *suite, topic string, partition int, spec batchSpec) (kmsg.ProduceResponseTopicPartition, error) {
	specs := make([]batchSpec, partition+1)
	specs[partition] = spec
	answers, err := produceBatches(s, topic, specs)
	if err != nil {
		return kmsg.ProduceResponseTopicPartition{}, err
	}
	answer, ok := answers[int32(partition)]
	if !ok {
		return answer, fmt.Errorf("the answer does not name partition %d", partition)
	}
	return answer, nil
}

func topicID(s *suite, topic string) ([16]byte, error) {
	for attempt := 0; ; attempt++ {
		answer, err := metadataOf(s, &topic, [16]byte{})
		if err != nil {
			return [16]byte{}, err
		}
		// A broker may learn of a new topic a moment later than the controller that answered its creation.
		if answer.ErrorCode == 0 && len(answer.Partitions) > 0 && answer.Partitions[0].ErrorCode == 0 {
			return answer.TopicID, nil
		}
		if attempt == 100 {
			return [16]byte{}, fmt.Errorf("metadata of %s: error code %d", topic, answer.ErrorCode)
		}
		time.Sleep(20 * time.Millisecond)
	}
}

// fetchRaw fetches one partition at one offset, outside any session.
func fetchRaw(s *suite, topic string, partition int32, offset int64, change func(*kmsg.FetchRequest)) (kmsg.FetchResponseTopicPartition, error) {
	id, err := topicID(s, topic)
	if err != nil {
		return kmsg.FetchResponseTopicPartition{}, err
	}
	message := kmsg.NewPtrFetchRequest()
	message.MaxWaitMillis = 500
	message.MinBytes = 1
	message.MaxBytes = 1 << 20
	message.SessionEpoch = -1
	entry := kmsg.NewFetchRequestTopic()
	entry.Topic, entry.TopicID = topic, id
	part := kmsg.NewFetchRequestTopicPartition()
	part.Partition, part.FetchOffset, part.PartitionMaxBytes, part.CurrentLeaderEpoch = partition, offset, 1<<20, -1
	entry.Partitions = append(entry.Partitions, part)
	message.Topics = append(message.Topics, entry)
	if change != nil {
		change(message)
	}
	response, err := request[*kmsg.FetchResponse](s, message)
	if err != nil {
		return kmsg.FetchResponseTopicPartition{}, err
	}
	if response.ErrorCode != 0 {
		return kmsg.FetchResponseTopicPartition{}, errorCode(response.ErrorCode)
	}
	if len(response.Topics) != 1 || len(response.Topics[0].Partitions) != 1 {
		return kmsg.FetchResponseTopicPartition{}, errors.New("the answer does not name the one partition that was asked for")
	}
	return response.Topics[0].Partitions[0], nil
}

// readValues reads the values of a partition from an offset on until it has `count` of them.
func readValues(s *suite, topic string, offset int64, count int) ([]string, error) {
	client, err := kgo.NewClient(append(verbose(), seedBrokers(s.bootstrap), kgo.ConsumeResetOffset(kgo.NoResetOffset()),
		kgo.ConsumePartitions(map[string]map[int32]kgo.Offset{topic: {0: kgo.NewOffset().At(offset)}}))...)
	if err != nil {
		return nil, err
	}
	defer client.Close()
	ctx, cancel := context.WithTimeout(s.ctx, 15*time.Second)
	defer cancel()
	values := []string{}
	for len(values) < count {
		fetches := client.PollFetches(ctx)
		if failed := fetches.Errors(); len(failed) > 0 {
			return values, failed[0].Err
		}
		fetches.EachRecord(func(record *kgo.Record) { values = append(values, string(record.Value)) })
	}
	return values, nil
}
