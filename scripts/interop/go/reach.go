package main

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"flag"
	"fmt"
	"os"
	"time"

	"github.com/twmb/franz-go/pkg/kgo"
)

// reach produces one record to a cluster that may be out of reach, with the client's warnings on standard output, as a
// program of a user would have them in its log.
func reach(arguments []string) error {
	flags := flag.NewFlagSet("reach", flag.ExitOnError)
	bootstrap := flags.String("bootstrap", "", "host:port")
	authorities := flags.String("ca", "", "file of authorities; speaks TLS when it is given")
	flags.Parse(arguments)

	options := []kgo.Opt{
		seedBrokers(*bootstrap), kgo.AllowAutoTopicCreation(), kgo.DialTimeout(2 * time.Second),
		kgo.RecordDeliveryTimeout(5 * time.Second), kgo.RetryTimeout(5 * time.Second),
		kgo.WithLogger(kgo.BasicLogger(os.Stdout, kgo.LogLevelWarn, nil)),
	}
	if *authorities != "" {
		pem, err := os.ReadFile(*authorities)
		if err != nil {
			return err
		}
		pool := x509.NewCertPool()
		pool.AppendCertsFromPEM(pem)
		options = append(options, kgo.DialTLSConfig(&tls.Config{RootCAs: pool}))
	}
	client, err := kgo.NewClient(options...)
	if err != nil {
		return err
	}
	ctx, cancel := context.WithTimeout(context.Background(), 8*time.Second)
	defer cancel()
	result := client.ProduceSync(ctx, &kgo.Record{Topic: "orders", Value: []byte("x")})
	fmt.Println("result:", result.FirstErr())
	return nil
}
