package main

import (
	"errors"
	"fmt"
	"strings"

	"github.com/twmb/franz-go/pkg/kmsg"
)

// Kafka's error codes that the checks look for.
const (
	codeOffsetOutOfRange   = 1
	codeCorruptMessage     = 2
	codeUnknownTopic       = 3
	codeMessageTooLarge    = 10
	codeInvalidTopic       = 17
	codeUnsupportedVersion = 35
	codeTopicExists        = 36
	codeInvalidPartitions  = 37
	codeInvalidConfig      = 40
	codeOutOfOrderSequence = 45
	codeInvalidEpoch       = 47
	codeUnknownTopicID     = 100
)

// createRaw sends one CreateTopics request of one topic.
func createRaw(s *suite, name string, partitions int32, validateOnly bool, configs map[string]string) (kmsg.CreateTopicsResponseTopic, error) {
	message := kmsg.NewPtrCreateTopicsRequest()
	message.TimeoutMillis = 10_000
	message.ValidateOnly = validateOnly
	topic := kmsg.NewCreateTopicsRequestTopic()
	topic.Topic = name
	topic.NumPartitions = partitions
	topic.ReplicationFactor = -1
	for key, value := range configs {
		topic.Configs = append(topic.Configs, kmsg.CreateTopicsRequestTopicConfig{Name: key, Value: &value})
	}
	message.Topics = append(message.Topics, topic)
	response, err := request[*kmsg.CreateTopicsResponse](s, message)
	if err != nil {
		return kmsg.CreateTopicsResponseTopic{}, err
	}
	if len(response.Topics) != 1 {
		return kmsg.CreateTopicsResponseTopic{}, fmt.Errorf("%d topics in the answer, not 1", len(response.Topics))
	}
	return response.Topics[0], nil
}

// metadataOf asks for one topic, by name or by id, without creating it.
func metadataOf(s *suite, name *string, id [16]byte) (kmsg.MetadataResponseTopic, error) {
	message := kmsg.NewPtrMetadataRequest()
	topic := kmsg.NewMetadataRequestTopic()
	topic.Topic = name
	topic.TopicID = id
	message.Topics = append(message.Topics, topic)
	response, err := request[*kmsg.MetadataResponse](s, message)
	if err != nil {
		return kmsg.MetadataResponseTopic{}, err
	}
	if len(response.Topics) != 1 {
		return kmsg.MetadataResponseTopic{}, fmt.Errorf("%d topics in the answer, not 1", len(response.Topics))
	}
	return response.Topics[0], nil
}

func deleteRaw(s *suite, name string) (int16, error) {
	message := kmsg.NewPtrDeleteTopicsRequest()
	message.TimeoutMillis = 10_000
	message.TopicNames = []string{name}
	message.Topics = []kmsg.DeleteTopicsRequestTopic{{Topic: &name}}
	response, err := request[*kmsg.DeleteTopicsResponse](s, message)
	if err != nil {
		return 0, err
	}
	if len(response.Topics) != 1 {
		return 0, fmt.Errorf("%d topics in the answer, not 1", len(response.Topics))
	}
	return response.Topics[0].ErrorCode, nil
}

var topicChecks = []adminCheck{
	{"CreateTopics makes 4 partitions and Metadata shows them, by name and by id", func(s *suite) error {
		name := s.topicName()
		made, err := createRaw(s, name, 4, false, nil)
		if err != nil {
			return err
		}
		if err := firstError(wantCode("CreateTopics", made.ErrorCode, 0), wantEqual("partitions", made.NumPartitions, 4),
			wantEqual("replication factor", made.ReplicationFactor, 1)); err != nil {
			return err
		}
		if made.TopicID == [16]byte{} {
			return errors.New("the topic id is zero")
		}
		byName, err := metadataOf(s, &name, [16]byte{})
		if err != nil {
			return err
		}
		byID, err := metadataOf(s, nil, made.TopicID)
		if err != nil {
			return err
		}
		return firstError(wantCode("by name", byName.ErrorCode, 0), wantCode("by id", byID.ErrorCode, 0),
			wantEqual("id", byName.TopicID, made.TopicID), wantEqual("partitions by name", len(byName.Partitions), 4),
			wantEqual("partitions by id", len(byID.Partitions), 4))
	}},
	{"CreateTopics with the default number of partitions makes one", func(s *suite) error {
		made, err := createRaw(s, s.topicName(), -1, false, nil)
		return firstError(err, wantCode("CreateTopics", made.ErrorCode, 0), wantEqual("partitions", made.NumPartitions, 1))
	}},
	{"CreateTopics of a topic that exists is TOPIC_ALREADY_EXISTS", func(s *suite) error {
		name, _, err := s.createTopic(1, nil)
		if err != nil {
			return err
		}
		again, err := createRaw(s, name, 1, false, nil)
		return firstError(err, wantCode("the second", again.ErrorCode, codeTopicExists))
	}},
	{"CreateTopics refuses bad names, no partitions and unknown configs", func(s *suite) error {
		for _, bad := range []string{"", ".", "..", "a/b", "a b", "é", strings.Repeat("x", 250)} {
			made, err := createRaw(s, bad, 1, false, nil)
			if err := firstError(err, wantCode(fmt.Sprintf("%q", bad), made.ErrorCode, codeInvalidTopic)); err != nil {
				return err
			}
		}
		longest, err := createRaw(s, strings.Repeat("x", 249), 1, true, nil)
		if err := firstError(err, wantCode("a name of 249 characters", longest.ErrorCode, 0)); err != nil {
			return err
		}
		none, err := createRaw(s, s.topicName(), 0, false, nil)
		if err := firstError(err, wantCode("0 partitions", none.ErrorCode, codeInvalidPartitions)); err != nil {
			return err
		}
		config, err := createRaw(s, s.topicName(), 1, false, map[string]string{"no.such.config": "1"})
		return firstError(err, wantCode("an unknown config", config.ErrorCode, codeInvalidConfig))
	}},
	{"CreateTopics with validateOnly makes nothing", func(s *suite) error {
		name := s.topicName()
		made, err := createRaw(s, name, 1, true, nil)
		if err := firstError(err, wantCode("CreateTopics", made.ErrorCode, 0)); err != nil {
			return err
		}
		seen, err := metadataOf(s, &name, [16]byte{})
		return firstError(err, wantCode("Metadata", seen.ErrorCode, codeUnknownTopic))
	}},
	{"Metadata of an unknown name and of an unknown id", func(s *suite) error {
		name := s.topicName()
		byName, err := metadataOf(s, &name, [16]byte{})
		if err := firstError(err, wantCode("by name", byName.ErrorCode, codeUnknownTopic)); err != nil {
			return err
		}
		byID, err := metadataOf(s, nil, [16]byte{1, 2, 3, 4, 5, 6, 7, 8, 9})
		return firstError(err, wantCode("by id", byID.ErrorCode, codeUnknownTopicID))
	}},
	{"Metadata of all topics lists one that was just made", func(s *suite) error {
		name, _, err := s.createTopic(2, nil)
		if err != nil {
			return err
		}
		message := kmsg.NewPtrMetadataRequest()
		message.Topics = nil
		response, err := request[*kmsg.MetadataResponse](s, message)
		if err != nil {
			return err
		}
		for _, topic := range response.Topics {
			if topic.Topic != nil && *topic.Topic == name {
				return wantEqual("partitions", len(topic.Partitions), 2)
			}
		}
		return fmt.Errorf("%s is not among %d topics", name, len(response.Topics))
	}},
	{"DescribeConfigs shows what was set at creation, and only what was asked for", func(s *suite) error {
		name := s.topicName()
		made, err := createRaw(s, name, 1, false, map[string]string{"max.message.bytes": "4321", "retention.ms": "7777777"})
		if err := firstError(err, wantCode("CreateTopics", made.ErrorCode, 0)); err != nil {
			return err
		}
		configs, err := describeConfigs(s, 2, name, []string{"max.message.bytes", "cleanup.policy"})
		if err != nil {
			return err
		}
		set, usual := configs["max.message.bytes"], configs["cleanup.policy"]
		if len(configs) != 2 || set.Value == nil || usual.Value == nil {
			return fmt.Errorf("answered %v", configs)
		}
		return firstError(wantEqual("max.message.bytes", *set.Value, "4321"), wantEqual("its source", set.Source, 1),
			wantEqual("cleanup.policy", *usual.Value, "delete"), wantEqual("its source", usual.Source, 5))
	}},
	{"DescribeConfigs of an unknown topic is UNKNOWN_TOPIC_OR_PARTITION", func(s *suite) error {
		_, err := describeConfigs(s, 2, s.topicName(), nil)
		if !errors.Is(err, errorCode(codeUnknownTopic)) {
			return fmt.Errorf("answered %v", err)
		}
		return nil
	}},
	{"DescribeConfigs answers for a broker", func(s *suite) error {
		metadata, err := s.admin.BrokerMetadata(s.ctx)
		if err != nil {
			return err
		}
		configs, err := describeConfigs(s, 4, fmt.Sprint(metadata.Controller), nil)
		if err == nil && len(configs) == 0 {
			return errors.New("there are none")
		}
		return err
	}},
	{"DeleteTopics removes a topic, and one of the same name begins at offset 0", func(s *suite) error {
		name, firstID, err := s.createTopic(1, nil)
		if err != nil {
			return err
		}
		if _, err := produceBatch(s, name, 0, batchSpec{values: []string{"old"}}); err != nil {
			return err
		}
		code, err := deleteRaw(s, name)
		if err := firstError(err, wantCode("DeleteTopics", code, 0)); err != nil {
			return err
		}
		if err := untilCode(s, name, codeUnknownTopic); err != nil {
			return err
		}
		code, err = deleteRaw(s, name)
		if err := firstError(err, wantCode("the second DeleteTopics", code, codeUnknownTopic)); err != nil {
			return err
		}
		again, err := createRaw(s, name, 1, false, nil)
		if err := firstError(err, wantCode("CreateTopics", again.ErrorCode, 0)); err != nil {
			return err
		}
		if again.TopicID == firstID {
			return errors.New("the new topic has the old one's id")
		}
		if err := settle(s, name, 1); err != nil {
			return err
		}
		answer, err := produceBatch(s, name, 0, batchSpec{values: []string{"new"}})
		if err := firstError(err, wantCode("Produce", answer.ErrorCode, 0), wantEqual("base offset", answer.BaseOffset, 0)); err != nil {
			return err
		}
		values, err := readValues(s, name, 0, 1)
		return firstError(err, wantEqual("values", strings.Join(values, ","), "new"))
	}},
}

// untilCode asks Metadata until it answers a code: a broker may learn of a deletion a moment later than the controller.
func untilCode(s *suite, name string, wanted int16) error {
	for {
		topic, err := metadataOf(s, &name, [16]byte{})
		if err != nil || topic.ErrorCode == wanted {
			return err
		}
	}
}
