package main

import (
	"context"
	"flag"
	"net"
	"os"
	"sync"
	"time"

	"github.com/twmb/franz-go/pkg/kgo"
)

// firstConnectEvery is how often a server that does not listen yet is tried: what a start is measured to.
const firstConnectEvery = 2 * time.Millisecond

// benchFirst is started before its server. It tries to connect until there is one, writes a record into a topic that the
// server must create of itself, and says when the record was acknowledged. A first line says that it is trying, so that
// whoever starts the server knows when to.
func benchFirst(arguments []string) error {
	flags := flag.NewFlagSet("bench-first", flag.ExitOnError)
	bootstrap := flags.String("bootstrap", "", "host:port")
	topic := flags.String("topic", "first", "topic that there is not yet")
	length := flags.Duration("for", time.Minute, "how long to try")
	flags.Parse(arguments)

	ctx, cancel := context.WithTimeout(context.Background(), *length)
	defer cancel()
	connectedAt, connected := 0.0, sync.Once{}
	client, err := kgo.NewClient(append(verbose(), seedBrokers(*bootstrap), kgo.DefaultProduceTopic(*topic),
		kgo.AllowAutoTopicCreation(), kgo.RequiredAcks(kgo.AllISRAcks()), kgo.ProducerLinger(0),
		// The client's own patience would be measured otherwise; its shortest pause between two looks at a topic is 10 ms.
		kgo.MetadataMinAge(10*time.Millisecond), kgo.UnknownTopicRetries(-1),
		kgo.RetryBackoffFn(func(int) time.Duration { return firstConnectEvery }),
		kgo.Dialer(func(ctx context.Context, network, address string) (net.Conn, error) {
			connection, err := dialUntilThere(ctx, network, address)
			if err == nil {
				connected.Do(func() { connectedAt = unixMilliseconds() })
			}
			return connection, err
		}))...)
	if err != nil {
		return err
	}
	defer client.Close()
	os.Stdout.WriteString("{\"trying\":true}\n")
	if err := client.ProduceSync(ctx, kgo.SliceRecord(make([]byte, 1024))).FirstErr(); err != nil {
		return err
	}
	printJSON(map[string]float64{"ackedUnixMs": unixMilliseconds(), "connectedUnixMs": connectedAt})
	return nil
}

// dialUntilThere connects, however often it is refused.
func dialUntilThere(ctx context.Context, network, address string) (net.Conn, error) {
	dialer := net.Dialer{}
	for {
		connection, err := dialer.DialContext(ctx, network, address)
		if err == nil {
			return connection, nil
		}
		select {
		case <-ctx.Done():
			return nil, err
		case <-time.After(firstConnectEvery):
		}
	}
}

func unixMilliseconds() float64 {
	return float64(time.Now().UnixMicro()) / 1000
}
