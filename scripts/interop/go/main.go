// Command franz is the franz-go side of the interop, crash and benchmark runs. It is built twice, once per go.mod file
// beside this one, so that the newest client and the 1.20 line both meet the server. Each subcommand prints one JSON
// object per line on standard output; what a person may want to know goes to standard error.
package main

import (
	"encoding/json"
	"fmt"
	"os"
	"runtime/debug"
	"strings"

	"github.com/twmb/franz-go/pkg/kgo"
)

var commands = map[string]func(arguments []string) error{
	"version":       printVersion,
	"produce":       produce,
	"delete":        remove,
	"tail":          tail,
	"topics":        topics,
	"create":        create,
	"consume":       consume,
	"digest":        digest,
	"admin":         admin,
	"crash-produce": crashProduce,
	"crash-read":    crashRead,
	"bench-read":    benchRead,
	"bench-first":   benchFirst,
	"bench-quiet":   benchQuiet,
	"group-read":    groupRead,
	"storm":         rebalanceStorm,
	"group-hold":    groupHold,
	"connections":   connections,
	"reach":         reach,
	"steady-write":  steadyWrite,
	"steady-read":   steadyRead,
}

func main() {
	if len(os.Args) < 2 || commands[os.Args[1]] == nil {
		fmt.Fprintln(os.Stderr, "usage: franz COMMAND [flags]")
		os.Exit(2)
	}
	if err := commands[os.Args[1]](os.Args[2:]); err != nil {
		fmt.Fprintf(os.Stderr, "franz %s: %v\n", os.Args[1], err)
		os.Exit(1)
	}
}

// printVersion says which franz-go was compiled in, so that a run can show that two versions really took part.
func printVersion([]string) error {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return fmt.Errorf("the binary carries no build information")
	}
	for _, module := range info.Deps {
		if module.Path == "github.com/twmb/franz-go" {
			printJSON(map[string]string{"franzGo": module.Version})
			return nil
		}
	}
	return fmt.Errorf("franz-go is not among the modules of the binary")
}

func printJSON(value any) {
	encoded, err := json.Marshal(value)
	if err != nil {
		panic(err)
	}
	os.Stdout.Write(append(encoded, '\n'))
}

// seedBrokers is the option that every client here starts with.
func seedBrokers(bootstrap string) kgo.Opt {
	return kgo.SeedBrokers(strings.Split(bootstrap, ",")...)
}

// verbose turns on franz-go's own log when FRANZ_LOG is set, for looking into a failed check.
func verbose() []kgo.Opt {
	if os.Getenv("FRANZ_LOG") == "" {
		return nil
	}
	return []kgo.Opt{kgo.WithLogger(kgo.BasicLogger(os.Stderr, kgo.LogLevelDebug, nil))}
}
