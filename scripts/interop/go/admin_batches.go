package main

import (
	"fmt"
	"strings"
	"time"

	"github.com/twmb/franz-go/pkg/kmsg"
)

var fetchChecks = []adminCheck{
	{"a fetch in the middle of a batch returns the whole batch", func(s *suite) error {
		topic, _, err := s.createTopic(1, nil)
		if err != nil {
			return err
		}
		if _, err := produceBatch(s, topic, 0, batchSpec{values: []string{"a", "b", "c", "d"}}); err != nil {
			return err
		}
		answer, err := fetchRaw(s, topic, 0, 2, nil)
		if err != nil {
			return err
		}
		batch := kmsg.RecordBatch{}
		if err := batch.ReadFrom(answer.RecordBatches); err != nil {
			return fmt.Errorf("%d bytes that are no batch: %w", len(answer.RecordBatches), err)
		}
		values, err := readValues(s, topic, 2, 2)
		return firstError(err, wantEqual("base offset", batch.FirstOffset, 0), wantEqual("records", batch.NumRecords, 4),
			wantEqual("high watermark", answer.HighWatermark, 4), wantEqual("last stable offset", answer.LastStableOffset, 4),
			wantEqual("values from 2 on", strings.Join(values, ","), "c,d"))
	}},
	{"the first batch is returned whole however small max.bytes is, and no second one", func(s *suite) error {
		topic, _, err := s.createTopic(1, nil)
		if err != nil {
			return err
		}
		long := strings.Repeat("x", 5_000)
		for range 2 {
			if _, err := produceBatch(s, topic, 0, batchSpec{values: []string{long}}); err != nil {
				return err
			}
		}
		answer, err := fetchRaw(s, topic, 0, 0, func(message *kmsg.FetchRequest) {
			message.MaxBytes = 100
			message.Topics[0].Partitions[0].PartitionMaxBytes = 100
		})
		if err != nil {
			return err
		}
		batch := kmsg.RecordBatch{}
		if err := batch.ReadFrom(answer.RecordBatches); err != nil {
			return fmt.Errorf("%d bytes that are no batch: %w", len(answer.RecordBatches), err)
		}
		return wantEqual("bytes", len(answer.RecordBatches), int(batch.Length)+12)
	}},
	{"a fetch at the end waits, and a commit wakes it", func(s *suite) error {
		topic, _, err := s.createTopic(1, nil)
		if err != nil {
			return err
		}
		if _, err := topicID(s, topic); err != nil {
			return err
		}
		own := *s
		go func() {
			time.Sleep(700 * time.Millisecond)
			produceBatch(&own, topic, 0, batchSpec{values: []string{"late"}})
		}()
		started := time.Now()
		answer, err := fetchRaw(s, topic, 0, 0, func(message *kmsg.FetchRequest) { message.MaxWaitMillis = 20_000 })
		took := time.Since(started)
		if err := firstError(err, wantCode("Fetch", answer.ErrorCode, 0)); err != nil {
			return err
		}
		if len(answer.RecordBatches) == 0 || took < 500*time.Millisecond || took > 10*time.Second {
			return fmt.Errorf("%d bytes after %v", len(answer.RecordBatches), took)
		}
		return nil
	}},
	{"a fetch waits for min.bytes, and answers with less when max.wait is over", func(s *suite) error {
		topic, _, err := s.createTopic(1, nil)
		if err != nil {
			return err
		}
		if _, err := produceBatch(s, topic, 0, batchSpec{values: []string{"little"}}); err != nil {
			return err
		}
		started := time.Now()
		answer, err := fetchRaw(s, topic, 0, 0, func(message *kmsg.FetchRequest) { message.MaxWaitMillis, message.MinBytes = 800, 1<<20 })
		took := time.Since(started)
		if err := firstError(err, wantCode("Fetch", answer.ErrorCode, 0)); err != nil {
			return err
		}
		if len(answer.RecordBatches) == 0 || took < 700*time.Millisecond {
			return fmt.Errorf("%d bytes after %v", len(answer.RecordBatches), took)
		}
		return nil
	}},
	{"a fetch with nothing to read ends after max.wait", func(s *suite) error {
		topic, _, err := s.createTopic(1, nil)
		if err != nil {
			return err
		}
		started := time.Now()
		answer, err := fetchRaw(s, topic, 0, 0, func(message *kmsg.FetchRequest) { message.MaxWaitMillis = 600 })
		took := time.Since(started)
		if err := firstError(err, wantCode("Fetch", answer.ErrorCode, 0)); err != nil {
			return err
		}
		if len(answer.RecordBatches) != 0 || took < 500*time.Millisecond || took > 10*time.Second {
			return fmt.Errorf("%d bytes after %v", len(answer.RecordBatches), took)
		}
		return nil
	}},
	{"a fetch past the end or below 0 is OFFSET_OUT_OF_RANGE, one of an unknown partition UNKNOWN_TOPIC_OR_PARTITION", func(s *suite) error {
		topic, _, err := s.createTopic(1, nil)
		if err != nil {
			return err
		}
		past, err := fetchRaw(s, topic, 0, 5, nil)
		if err := firstError(err, wantCode("past the end", past.ErrorCode, codeOffsetOutOfRange)); err != nil {
			return err
		}
		below, err := fetchRaw(s, topic, 0, -7, nil)
		if err := firstError(err, wantCode("below 0", below.ErrorCode, codeOffsetOutOfRange)); err != nil {
			return err
		}
		unknown, err := fetchRaw(s, topic, 9, 0, nil)
		return firstError(err, wantCode("partition 9 of 1", unknown.ErrorCode, codeUnknownTopic))
	}},
}

// newProducer asks for a producer id, as an idempotent producer does.
func newProducer(s *suite) (int64, error) {
	message := kmsg.NewPtrInitProducerIDRequest()
	message.ProducerID, message.ProducerEpoch, message.TransactionTimeoutMillis = -1, -1, 60_000
	response, err := request[*kmsg.InitProducerIDResponse](s, message)
	if err != nil {
		return 0, err
	}
	return response.ProducerID, wantCode("InitProducerId", response.ErrorCode, 0)
}

var batchChecks = []adminCheck{
	{"a batch sent twice by an idempotent producer is stored once and answered alike", func(s *suite) error {
		topic, _, err := s.createTopic(1, nil)
		if err != nil {
			return err
		}
		id, err := newProducer(s)
		if err != nil {
			return err
		}
		spec := batchSpec{values: []string{"a", "b"}, producerID: id, idempotent: true}
		next := batchSpec{values: []string{"c"}, producerID: id, idempotent: true, sequence: 2}
		for _, step := range []struct {
			spec   batchSpec
			offset int64
		}{{spec, 0}, {spec, 0}, {next, 2}, {spec, 0}, {next, 2}} {
			answer, err := produceBatch(s, topic, 0, step.spec)
			if err := firstError(err, wantCode("Produce", answer.ErrorCode, 0), wantEqual("base offset", answer.BaseOffset, step.offset)); err != nil {
				return err
			}
		}
		return wantOffset(s, topic, -1, 3, -1)
	}},
	{"a gap in the sequence is OUT_OF_ORDER_SEQUENCE_NUMBER and stores nothing", func(s *suite) error {
		topic, _, err := s.createTopic(1, nil)
		if err != nil {
			return err
		}
		id, err := newProducer(s)
		if err != nil {
			return err
		}
		if _, err := produceBatch(s, topic, 0, batchSpec{values: []string{"a"}, producerID: id, idempotent: true}); err != nil {
			return err
		}
		answer, err := produceBatch(s, topic, 0, batchSpec{values: []string{"b"}, producerID: id, idempotent: true, sequence: 5})
		return firstError(err, wantCode("Produce", answer.ErrorCode, codeOutOfOrderSequence), wantOffset(s, topic, -1, 1, -1))
	}},
	{"an older epoch is INVALID_PRODUCER_EPOCH", func(s *suite) error {
		topic, _, err := s.createTopic(1, nil)
		if err != nil {
			return err
		}
		id, err := newProducer(s)
		if err != nil {
			return err
		}
		newer, err := produceBatch(s, topic, 0, batchSpec{values: []string{"a"}, producerID: id, idempotent: true, epoch: 3})
		if err := firstError(err, wantCode("epoch 3", newer.ErrorCode, 0)); err != nil {
			return err
		}
		older, err := produceBatch(s, topic, 0, batchSpec{values: []string{"b"}, producerID: id, idempotent: true, epoch: 2, sequence: 1})
		return firstError(err, wantCode("epoch 2", older.ErrorCode, codeInvalidEpoch), wantOffset(s, topic, -1, 1, -1))
	}},
	{"a corrupt batch is CORRUPT_MESSAGE for its partition, and the others succeed", func(s *suite) error {
		topic, _, err := s.createTopic(3, nil)
		if err != nil {
			return err
		}
		good := batchSpec{values: []string{"good"}}
		bad := batchSpec{values: []string{"bad"}, spoil: func(batch []byte) { batch[len(batch)-3] ^= 1 }}
		answers, err := produceBatches(s, topic, []batchSpec{good, bad, good})
		if err != nil {
			return err
		}
		return firstError(wantCode("partition 0", answers[0].ErrorCode, 0), wantCode("partition 1", answers[1].ErrorCode, codeCorruptMessage),
			wantCode("partition 2", answers[2].ErrorCode, 0))
	}},
	{"a batch over max.message.bytes is MESSAGE_TOO_LARGE, one under it is stored", func(s *suite) error {
		limit := "2000"
		topic, _, err := s.createTopic(1, map[string]*string{"max.message.bytes": &limit})
		if err != nil {
			return err
		}
		over, err := produceBatch(s, topic, 0, batchSpec{values: []string{strings.Repeat("x", 2_000)}})
		if err := firstError(err, wantCode("over", over.ErrorCode, codeMessageTooLarge)); err != nil {
			return err
		}
		under, err := produceBatch(s, topic, 0, batchSpec{values: []string{strings.Repeat("x", 1_900)}})
		return firstError(err, wantCode("under", under.ErrorCode, 0), wantEqual("base offset", under.BaseOffset, 0))
	}},
	// Apache Kafka closes the connection instead of answering with a code; either stores nothing.
	{"versions 0 to 2 of Produce are advertised, refused and store nothing", func(s *suite) error {
		topic, _, err := s.createTopic(1, nil)
		if err != nil {
			return err
		}
		for version := range int16(3) {
			err := withVersion(s, 0, version, func(own *suite) error {
				answer, err := produceBatch(own, topic, 0, batchSpec{values: []string{"old"}})
				if err != nil && own.ctx.Err() == nil {
					return nil
				}
				return firstError(err, wantCode("Produce", answer.ErrorCode, codeUnsupportedVersion))
			})
			if err != nil {
				return fmt.Errorf("version %d: %w", version, err)
			}
		}
		return wantOffset(s, topic, -1, 0, -1)
	}},
	{"producing to a partition that does not exist is UNKNOWN_TOPIC_OR_PARTITION, and the others succeed", func(s *suite) error {
		topic, _, err := s.createTopic(1, nil)
		if err != nil {
			return err
		}
		good := batchSpec{values: []string{"good"}}
		answers, err := produceBatches(s, topic, []batchSpec{good, good})
		if err != nil {
			return err
		}
		return firstError(wantCode("partition 0", answers[0].ErrorCode, 0), wantCode("partition 1", answers[1].ErrorCode, codeUnknownTopic))
	}},
}
