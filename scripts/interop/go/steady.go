package main

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"flag"
	"fmt"
	"os"
	"os/signal"
	"slices"
	"strconv"
	"sync"
	"syscall"
	"time"

	"github.com/twmb/franz-go/pkg/kgo"
)

// connectionFlags are those of commands whose clients have to do with load balancers and the like. What it returns makes
// the options of a client, whose warnings go to standard error.
func connectionFlags(flags *flag.FlagSet) func() ([]kgo.Opt, error) {
	bootstrap := flags.String("bootstrap", "", "host:port")
	clientID := flags.String("client-id", "franz", "client.id")
	ca := flags.String("ca", "", "PEM file with the authority of the server's certificate; with it, TLS is spoken")
	age := flags.Duration("metadata-age", 5*time.Minute, "how old what is known of the brokers may be")
	return func() ([]kgo.Opt, error) {
		options := []kgo.Opt{seedBrokers(*bootstrap), kgo.ClientID(*clientID), kgo.MetadataMaxAge(*age), kgo.MetadataMinAge(min(*age, 500*time.Millisecond)),
			kgo.WithLogger(kgo.BasicLogger(os.Stderr, kgo.LogLevelWarn, nil))}
		if *ca == "" {
			return options, nil
		}
		pem, err := os.ReadFile(*ca)
		if err != nil {
			return nil, err
		}
		authorities := x509.NewCertPool()
		authorities.AppendCertsFromPEM(pem)
		return append(options, kgo.DialTLSConfig(&tls.Config{RootCAs: authorities, MinVersion: tls.VersionTLS12})), nil
	}
}

// steadyWrite writes the numbers 0 to COUNT-1 as records at a steady pace, idempotently and with acks=all, and says how
// many were acknowledged. A run of it goes on while somebody else ends agents.
func steadyWrite(arguments []string) error {
	flags := flag.NewFlagSet("steady-write", flag.ExitOnError)
	connection := connectionFlags(flags)
	topic := flags.String("topic", "", "topic")
	count := flags.Int("records", 1_000, "how many")
	rate := flags.Int("rate", 200, "records per second")
	patience := flags.Duration("patience", time.Minute, "how long a record may take")
	flags.Parse(arguments)
	options, err := connection()
	if err != nil {
		return err
	}

	client, err := kgo.NewClient(append(options, kgo.DefaultProduceTopic(*topic),
		kgo.RecordDeliveryTimeout(*patience), kgo.ProducerLinger(5*time.Millisecond), kgo.StopProducerOnDataLossDetected(),
		kgo.UnknownTopicRetries(-1))...)
	if err != nil {
		return err
	}
	defer client.Close()
	outcome := steadyOutcome{Problems: []string{}}
	mutex := sync.Mutex{}
	tick := time.NewTicker(time.Second / time.Duration(*rate))
	defer tick.Stop()
	for number := range *count {
		value := strconv.Itoa(number)
		client.Produce(context.Background(), kgo.KeyStringRecord(value, value), func(_ *kgo.Record, err error) {
			mutex.Lock()
			defer mutex.Unlock()
			if err == nil {
				outcome.Acknowledged++
			} else if len(outcome.Problems) < 5 {
				outcome.Problems = append(outcome.Problems, err.Error())
			}
		})
		<-tick.C
	}
	err = client.Flush(context.Background())
	printJSON(outcome)
	return err
}

type steadyOutcome struct {
	Acknowledged int      `json:"acknowledged"`
	Problems     []string `json:"problems"`
}

// steadyRead keeps members of a group reading a topic until it is asked to end, and prints a line for each record.
func steadyRead(arguments []string) error {
	flags := flag.NewFlagSet("steady-read", flag.ExitOnError)
	connection := connectionFlags(flags)
	topic := flags.String("topic", "", "topic")
	group := flags.String("group", "", "group id")
	names := flags.Int("members", 3, "how many members")
	flags.Parse(arguments)
	options, err := connection()
	if err != nil {
		return err
	}

	stop, cancel := signal.NotifyContext(context.Background(), syscall.SIGTERM, syscall.SIGINT)
	defer cancel()
	times := groupTimes{session: 10 * time.Second, heartbeat: 500 * time.Millisecond, rebalance: 10 * time.Second}
	members := sync.WaitGroup{}
	for number := range *names {
		name := fmt.Sprint(number)
		client, err := newGroupClient("cooperative-sticky", func(got syncedAssignment) {
			printJSON(map[string]any{"member": name, "generation": got.generation, "assigned": slices.Concat(got.partitions[*topic])})
		}, append(append(times.options(), options...), kgo.ConsumerGroup(*group), kgo.ConsumeTopics(*topic),
			kgo.ConsumeResetOffset(kgo.NewOffset().AtStart()), kgo.FetchMaxWait(500*time.Millisecond), kgo.AutoCommitInterval(500*time.Millisecond))...)
		if err != nil {
			return err
		}
		members.Go(func() {
			readSteadily(stop, client, name)
			client.Close()
		})
	}
	members.Wait()
	return nil
}

func readSteadily(stop context.Context, client *kgo.Client, name string) {
	for stop.Err() == nil {
		fetches := client.PollFetches(stop)
		for _, failed := range fetches.Errors() {
			if stop.Err() == nil {
				printJSON(map[string]any{"member": name, "problem": failed.Err.Error()})
			}
		}
		for iterator := fetches.RecordIter(); !iterator.Done(); {
			record := iterator.Next()
			printJSON(map[string]any{"member": name, "partition": record.Partition, "offset": record.Offset, "value": string(record.Value)})
		}
	}
}
