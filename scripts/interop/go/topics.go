package main

import (
	"context"
	"encoding/base64"
	"flag"
	"time"
)

// topics prints the id of every topic, in the form that Java's Uuid.toString has.
func topics(arguments []string) error {
	flags := flag.NewFlagSet("topics", flag.ExitOnError)
	bootstrap := flags.String("bootstrap", "", "host:port")
	flags.Parse(arguments)

	ctx, cancel := context.WithTimeout(context.Background(), 30*time.Second)
	defer cancel()
	shared, err := newSuite(ctx, *bootstrap)
	if err != nil {
		return err
	}
	defer shared.client.Close()
	listed, err := shared.admin.ListTopics(ctx)
	if err != nil {
		return err
	}
	ids := map[string]string{}
	for name, topic := range listed {
		ids[name] = base64.RawURLEncoding.EncodeToString(topic.ID[:])
	}
	printJSON(map[string]any{"topics": ids})
	return nil
}
