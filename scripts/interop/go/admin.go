package main

import (
	"context"
	"flag"
	"fmt"
	"time"

	"github.com/twmb/franz-go/pkg/kadm"
	"github.com/twmb/franz-go/pkg/kgo"
	"github.com/twmb/franz-go/pkg/kmsg"
)

// suite is what the administration checks share: one client, the name prefix of the topics they make, and a counter
// that keeps those names apart.
type suite struct {
	ctx       context.Context
	bootstrap string
	prefix    string
	client    *kgo.Client
	admin     *kadm.Client
	made      int
}

// adminCheck is one line of the report: nil means that it held.
type adminCheck struct {
	name string
	body func(*suite) error
}

// admin runs every check that is not about the bytes of records and prints one line per check, then the server's
// answers that the caller compares with Apache Kafka's.
func admin(arguments []string) error {
	flags := flag.NewFlagSet("admin", flag.ExitOnError)
	bootstrap := flags.String("bootstrap", "", "host:port")
	prefix := flags.String("prefix", "admin", "start of the names of the topics that are made")
	flags.Parse(arguments)

	ctx, cancel := context.WithTimeout(context.Background(), 4*time.Minute)
	defer cancel()
	shared, err := newSuite(ctx, *bootstrap)
	if err != nil {
		return err
	}
	defer shared.client.Close()
	shared.prefix = *prefix

	groups := [][]adminCheck{clusterChecks, topicChecks, offsetChecks, fetchChecks, batchChecks, versionChecks}
	for _, group := range groups {
		for _, check := range group {
			runCheck(shared, check)
		}
	}
	answers, err := gatherAnswers(shared)
	if err != nil {
		return err
	}
	printJSON(map[string]any{"answers": answers})
	return nil
}

func newSuite(ctx context.Context, bootstrap string) (*suite, error) {
	client, err := kgo.NewClient(append(verbose(), seedBrokers(bootstrap), kgo.RequestRetries(3))...)
	if err != nil {
		return nil, err
	}
	return &suite{ctx: ctx, bootstrap: bootstrap, client: client, admin: kadm.NewClient(client)}, nil
}

func runCheck(shared *suite, check adminCheck) {
	limited, cancel := context.WithTimeout(shared.ctx, 30*time.Second)
	defer cancel()
	own := *shared
	own.ctx = limited
	err := check.body(&own)
	shared.made = own.made
	problem := ""
	if err != nil {
		problem = err.Error()
	}
	printJSON(map[string]any{"check": check.name, "problem": problem})
}

// topicName returns a name that no check used before.
func (s *suite) topicName() string {
	s.made++
	return fmt.Sprintf("%s-%d", s.prefix, s.made)
}

// createTopic makes a topic and returns its name and id.
func (s *suite) createTopic(partitions int32, configs map[string]*string) (string, [16]byte, error) {
	name := s.topicName()
	response, err := s.admin.CreateTopic(s.ctx, partitions, 1, configs, name)
	if err != nil {
		return name, response.ID, err
	}
	return name, response.ID, settle(s, name, partitions)
}

// settle waits until every partition of a new topic has a leader that answers: Apache Kafka's broker learns of a topic
// a moment after the controller has answered its creation.
func settle(s *suite, name string, partitions int32) error {
	for partition := range partitions {
		for {
			answer, err := listUnchecked(s, name, partition, -1)
			if err != nil || answer.ErrorCode == 0 {
				if err != nil {
					return err
				}
				break
			}
			if s.ctx.Err() != nil {
				return fmt.Errorf("partition %d of %s has no leader: error code %d", partition, name, answer.ErrorCode)
			}
			time.Sleep(10 * time.Millisecond)
		}
	}
	return nil
}

// request sends one request and returns its response, typed.
func request[R kmsg.Response](s *suite, message kmsg.Request) (R, error) {
	var none R
	response, err := s.client.Request(s.ctx, message)
	if err != nil {
		return none, err
	}
	return response.(R), nil
}

func wantCode(what string, got int16, wanted int16) error {
	if got != wanted {
		return fmt.Errorf("%s answered error code %d, not %d", what, got, wanted)
	}
	return nil
}

func wantEqual[T comparable](what string, got, wanted T) error {
	if got != wanted {
		return fmt.Errorf("%s is %v, not %v", what, got, wanted)
	}
	return nil
}

func firstError(errs ...error) error {
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}
