package main

import (
	"fmt"

	"github.com/twmb/franz-go/pkg/kgo"
	"github.com/twmb/franz-go/pkg/kmsg"
	"github.com/twmb/franz-go/pkg/kversion"
)

// versionChecks speak every version that both sides know, one check per API key.
var versionChecks = []adminCheck{
	{"every version of Produce stores a record", eachVersion(0, 3, func(s *suite, topic string, count int64) error {
		answer, err := produceBatch(s, topic, 0, batchSpec{values: []string{fmt.Sprint(count)}})
		return firstError(err, wantCode("Produce", answer.ErrorCode, 0), wantEqual("base offset", answer.BaseOffset, count))
	})},
	{"every version of Fetch reads a record", eachVersion(1, 4, func(s *suite, topic string, count int64) error {
		if _, err := produceBatch(s, topic, 0, batchSpec{values: []string{fmt.Sprint(count)}}); err != nil {
			return err
		}
		answer, err := fetchRaw(s, topic, 0, count, nil)
		if err := firstError(err, wantCode("Fetch", answer.ErrorCode, 0), wantEqual("high watermark", answer.HighWatermark, count+1)); err != nil {
			return err
		}
		batch := kmsg.RecordBatch{}
		return firstError(batch.ReadFrom(answer.RecordBatches), wantEqual("base offset", batch.FirstOffset, count))
	})},
	{"every version of ListOffsets finds the end", eachVersion(2, 1, func(s *suite, topic string, _ int64) error {
		return wantOffset(s, topic, -1, 0, -1)
	})},
	{"every version of Metadata shows a topic", eachVersion(3, 0, func(s *suite, topic string, _ int64) error {
		answer, err := metadataOf(s, &topic, [16]byte{})
		return firstError(err, wantCode("Metadata", answer.ErrorCode, 0), wantEqual("partitions", len(answer.Partitions), 1))
	})},
	{"every version of ApiVersions answers", eachVersion(18, 0, func(s *suite, _ string, _ int64) error {
		message := kmsg.NewPtrApiVersionsRequest()
		message.ClientSoftwareName, message.ClientSoftwareVersion = "interop", "1"
		answer, err := request[*kmsg.ApiVersionsResponse](s, message)
		if err != nil {
			return err
		}
		if len(answer.ApiKeys) < len(apiKeys) {
			return fmt.Errorf("%d keys", len(answer.ApiKeys))
		}
		return wantCode("ApiVersions", answer.ErrorCode, 0)
	})},
	{"every version of CreateTopics and DeleteTopics makes and removes a topic", func(s *suite) error {
		body := func(own *suite, _ string, _ int64) error {
			name := own.topicName()
			made, err := createRaw(own, name, 1, false, nil)
			// Replication factor -1 means the default from version 4 on; earlier versions are sent 1 by hand.
			if err == nil && made.ErrorCode == 38 {
				return fmt.Errorf("replication factor -1 is refused")
			}
			if err := firstError(err, wantCode("CreateTopics", made.ErrorCode, 0)); err != nil {
				return err
			}
			if _, err := topicID(own, name); err != nil {
				return err
			}
			code, err := deleteRaw(own, name)
			return firstError(err, wantCode("DeleteTopics", code, 0))
		}
		return firstError(eachVersion(19, 4, body)(s), eachVersion(20, 1, body)(s))
	}},
	{"every version of InitProducerId gives an id", eachVersion(22, 0, func(s *suite, _ string, _ int64) error {
		_, err := newProducer(s)
		return err
	})},
	{"every version of DescribeConfigs lists a topic's configs", eachVersion(32, 1, func(s *suite, topic string, _ int64) error {
		configs, err := describeConfigs(s, 2, topic, nil)
		if err == nil && configs["retention.ms"].Value == nil {
			return fmt.Errorf("retention.ms is not among %d", len(configs))
		}
		return err
	})},
	{"every version of DescribeCluster answers", eachVersion(60, 0, func(s *suite, _ string, _ int64) error {
		message := kmsg.NewPtrDescribeClusterRequest()
		message.EndpointType = 1
		answer, err := request[*kmsg.DescribeClusterResponse](s, message)
		return firstError(err, wantCode("DescribeCluster", answer.ErrorCode, 0), wantEqual("brokers", len(answer.Brokers), 1))
	})},
}

// eachVersion runs a body with clients that speak one version of a key each, from `lowest` to the highest that both
// sides know, on one topic. `count` is how often the body ran before.
func eachVersion(key, lowest int16, body func(s *suite, topic string, count int64) error) func(*suite) error {
	return func(s *suite) error {
		versions, err := s.admin.ApiVersions(s.ctx)
		if err != nil {
			return err
		}
		highest := kmsg.RequestForKey(key).MaxVersion()
		for _, broker := range versions {
			served, known := broker.KeyMaxVersion(key)
			least, _ := broker.KeyMinVersion(key)
			if !known {
				return fmt.Errorf("the server does not name key %d", key)
			}
			highest, lowest = min(highest, served), max(lowest, least)
		}
		topic, _, err := s.createTopic(1, nil)
		if err != nil {
			return err
		}
		if _, err := topicID(s, topic); err != nil {
			return err
		}
		for version := lowest; version <= highest; version++ {
			if err := withVersion(s, key, version, func(own *suite) error { return body(own, topic, int64(version-lowest)) }); err != nil {
				return fmt.Errorf("version %d: %w", version, err)
			}
		}
		return nil
	}
}

func withVersion(s *suite, key, version int16, body func(*suite) error) error {
	limit := kversion.Stable()
	limit.SetMaxKeyVersion(key, version)
	// What was let in since the release that kversion calls stable must not hold the check back.
	for _, other := range apiKeys {
		if other != key {
			limit.SetMaxKeyVersion(other, kmsg.RequestForKey(other).MaxVersion())
		}
	}
	client, err := kgo.NewClient(append(verbose(), seedBrokers(s.bootstrap), kgo.MaxVersions(limit), kgo.RequestRetries(0))...)
	if err != nil {
		return err
	}
	defer client.Close()
	own := *s
	own.client = client
	err = body(&own)
	s.made = own.made
	return err
}
