package main

import (
	"fmt"
	"sort"

	"github.com/twmb/franz-go/pkg/kmsg"
)

// apiKeys are those that the reference agent promises so far.
var apiKeys = []int16{0, 1, 2, 3, 8, 9, 10, 11, 12, 13, 14, 15, 16, 18, 19, 20, 21, 22, 32, 33, 37, 42, 44, 47, 60}

var clusterChecks = []adminCheck{
	{"Metadata names a cluster, its brokers and a controller among them", func(s *suite) error {
		metadata, err := s.admin.BrokerMetadata(s.ctx)
		if err != nil {
			return err
		}
		if metadata.Cluster == "" || len(metadata.Brokers) == 0 {
			return fmt.Errorf("cluster %q with %d brokers", metadata.Cluster, len(metadata.Brokers))
		}
		for _, broker := range metadata.Brokers {
			if broker.NodeID == metadata.Controller {
				return nil
			}
		}
		return fmt.Errorf("controller %d is none of %v", metadata.Controller, metadata.Brokers.NodeIDs())
	}},
	{"DescribeCluster agrees with Metadata", func(s *suite) error {
		metadata, err := s.admin.BrokerMetadata(s.ctx)
		if err != nil {
			return err
		}
		message := kmsg.NewPtrDescribeClusterRequest()
		message.EndpointType = 1
		cluster, err := request[*kmsg.DescribeClusterResponse](s, message)
		if err != nil {
			return err
		}
		if err := firstError(wantCode("DescribeCluster", cluster.ErrorCode, 0),
			wantEqual("cluster id", cluster.ClusterID, metadata.Cluster),
			wantEqual("number of brokers", len(cluster.Brokers), len(metadata.Brokers))); err != nil {
			return err
		}
		for i, broker := range cluster.Brokers {
			other := metadata.Brokers[i]
			if broker.NodeID != other.NodeID || broker.Host != other.Host || broker.Port != other.Port {
				return fmt.Errorf("broker %d is %s:%d there and %s:%d here", broker.NodeID, broker.Host, broker.Port, other.Host, other.Port)
			}
		}
		return nil
	}},
	{"InitProducerId gives every idempotent producer an id of its own", func(s *suite) error {
		seen := map[int64]bool{}
		for range 5 {
			message := kmsg.NewPtrInitProducerIDRequest()
			message.ProducerID = -1
			message.ProducerEpoch = -1
			message.TransactionTimeoutMillis = 60_000
			response, err := request[*kmsg.InitProducerIDResponse](s, message)
			if err != nil {
				return err
			}
			if response.ErrorCode != 0 || response.ProducerEpoch != 0 || response.ProducerID < 0 || seen[response.ProducerID] {
				return fmt.Errorf("code %d, id %d, epoch %d after %v", response.ErrorCode, response.ProducerID, response.ProducerEpoch, seen)
			}
			seen[response.ProducerID] = true
		}
		return nil
	}},
}

// configAnswer is what is compared with Apache Kafka's answer about one config.
type configAnswer struct {
	Value     *string `json:"value"`
	Type      int8    `json:"type"`
	ReadOnly  bool    `json:"readOnly"`
	Sensitive bool    `json:"sensitive"`
	Source    int8    `json:"source"`
}

// gatherAnswers collects what does not depend on the run: version ranges and the defaults of topic configs.
func gatherAnswers(s *suite) (map[string]any, error) {
	versions, err := s.admin.ApiVersions(s.ctx)
	if err != nil {
		return nil, err
	}
	ranges := map[string][2]int16{}
	for _, broker := range versions {
		for _, key := range apiKeys {
			low, _ := broker.KeyMinVersion(key)
			high, known := broker.KeyMaxVersion(key)
			if known {
				ranges[kmsg.NameForKey(key)] = [2]int16{low, high}
			}
		}
	}
	topic, _, err := s.createTopic(1, nil)
	if err != nil {
		return nil, err
	}
	configs, err := describeConfigs(s, 2, topic, nil)
	if err != nil {
		return nil, err
	}
	return map[string]any{"versions": ranges, "topicConfigs": configs}, nil
}

func describeConfigs(s *suite, resourceType int8, name string, names []string) (map[string]configAnswer, error) {
	message := kmsg.NewPtrDescribeConfigsRequest()
	message.Resources = []kmsg.DescribeConfigsRequestResource{{ResourceType: kmsg.ConfigResourceType(resourceType), ResourceName: name, ConfigNames: names}}
	response, err := request[*kmsg.DescribeConfigsResponse](s, message)
	if err != nil {
		return nil, err
	}
	if len(response.Resources) != 1 {
		return nil, fmt.Errorf("%d resources in the answer, not 1", len(response.Resources))
	}
	resource := response.Resources[0]
	if resource.ErrorCode != 0 {
		return nil, errorCode(resource.ErrorCode)
	}
	answers := map[string]configAnswer{}
	order := []string{}
	for _, config := range resource.Configs {
		answers[config.Name] = configAnswer{config.Value, int8(config.ConfigType), config.ReadOnly, config.IsSensitive, int8(config.Source)}
		order = append(order, config.Name)
	}
	sort.Strings(order)
	for i := 1; i < len(order); i++ {
		if order[i] == order[i-1] {
			return nil, fmt.Errorf("config %s is listed twice", order[i])
		}
	}
	return answers, nil
}

// errorCode is a Kafka error code as an error, so that a check can look for it.
type errorCode int16

func (code errorCode) Error() string { return fmt.Sprintf("error code %d", int16(code)) }
