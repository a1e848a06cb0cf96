package main

import (
	"context"
	"flag"
	"time"

	"github.com/twmb/franz-go/pkg/kadm"
	"github.com/twmb/franz-go/pkg/kgo"
)

// create makes one topic and waits until each of its partitions can be used.
func create(arguments []string) error {
	flags := flag.NewFlagSet("create", flag.ExitOnError)
	connection := connectionFlags(flags)
	topic := flags.String("topic", "", "topic")
	partitions := flags.Int("partitions", 4, "number of partitions")
	flags.Parse(arguments)
	options, err := connection()
	if err != nil {
		return err
	}

	ctx, cancel := context.WithTimeout(context.Background(), 30*time.Second)
	defer cancel()
	client, err := kgo.NewClient(append(options, kgo.RequestRetries(3))...)
	if err != nil {
		return err
	}
	shared := &suite{ctx: ctx, client: client, admin: kadm.NewClient(client)}
	defer shared.client.Close()
	if _, err := shared.admin.CreateTopic(ctx, int32(*partitions), 1, nil, *topic); err != nil {
		return err
	}
	if err := settle(shared, *topic, int32(*partitions)); err != nil {
		return err
	}
	printJSON(map[string]string{"created": *topic})
	return nil
}

// remove deletes one topic.
func remove(arguments []string) error {
	flags := flag.NewFlagSet("delete", flag.ExitOnError)
	bootstrap := flags.String("bootstrap", "", "host:port")
	topic := flags.String("topic", "", "topic")
	flags.Parse(arguments)

	ctx, cancel := context.WithTimeout(context.Background(), 30*time.Second)
	defer cancel()
	shared, err := newSuite(ctx, *bootstrap)
	if err != nil {
		return err
	}
	defer shared.client.Close()
	if _, err := shared.admin.DeleteTopic(ctx, *topic); err != nil {
		return err
	}
	printJSON(map[string]string{"deleted": *topic})
	return nil
}
