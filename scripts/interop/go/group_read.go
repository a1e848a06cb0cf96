package main

import (
	"context"
	"flag"
	"fmt"
	"hash/crc32"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"github.com/twmb/franz-go/pkg/kgo"
)

// The history of a group that reads topics to their end has one line per event; scripts/interop/group-history.mjs checks
// it and says what each line means. Every client of the interop run writes the same format.

// groupReader is one run of group-read: what its members share.
type groupReader struct {
	options  groupReadOptions
	log      *history
	read     atomic.Int64
	stage    atomic.Int32
	mutex    sync.Mutex
	next     map[string]int64
	finished context.CancelFunc
}

// The stages of a run: members come together, read until the fourth has its part, and read what is left.
const (
	gathering = iota
	exchanging
	complete
)

// share says how many records a member takes at a time, and whether it takes its time. Everybody reads slowly while the
// group comes together and once two fifths are read, and all but stops at four fifths, so that however long the group
// takes to let the fourth in, something is left for it. The one that will leave never hurries: it leaves something behind.
func (r *groupReader) share(name string) (int, bool) {
	total, stage, read := r.options.total, r.stage.Load(), r.distinct()
	switch {
	case stage == complete:
		return 2_000, false
	case read > total*4/5:
		return 1, true
	case stage == gathering || read >= total*2/5 || name == "b":
		return int(total/2000 + 1), true
	}
	return int(min(2_000, total/50+1)), false
}

type groupReadOptions struct {
	bootstrap, group, balancer, instances string
	topics                                []string
	total                                 int64
	times                                 groupTimes
}

// groupRead reads topics to their end in a group of three; once 40 % is read one member leaves, and when it has left
// another joins. With -instances the members are static: the one that leaves comes back under its own name.
func groupRead(arguments []string) error {
	flags := flag.NewFlagSet("group-read", flag.ExitOnError)
	bootstrap := flags.String("bootstrap", "", "host:port")
	group := flags.String("group", "", "group id")
	topics := flags.String("topics", "", "topics, separated by commas")
	total := flags.Int64("records", 0, "how many records the topics hold together")
	balancer := flags.String("assignor", "range", "range, roundrobin, sticky or cooperative-sticky")
	instances := flags.String("instances", "", "start of the group.instance.id of each member; empty for dynamic members")
	path := flags.String("history", "", "file to write")
	flags.Parse(arguments)

	log, err := createHistory(*path)
	if err != nil {
		return err
	}
	ctx, cancel := context.WithTimeout(context.Background(), 90*time.Second)
	defer cancel()
	reader := &groupReader{log: log, next: map[string]int64{}, finished: cancel, options: groupReadOptions{
		bootstrap: *bootstrap, group: *group, balancer: *balancer, instances: *instances,
		topics: strings.Split(*topics, ","), total: *total,
		times: groupTimes{session: 10 * time.Second, heartbeat: 300 * time.Millisecond, rebalance: 10 * time.Second}}}
	if err := reader.run(ctx); err != nil {
		return err
	}
	if err := log.close(); err != nil {
		return err
	}
	printJSON(map[string]any{"read": reader.read.Load()})
	return nil
}

// run moves the members in and out.
func (r *groupReader) run(ctx context.Context) error {
	members := sync.WaitGroup{}
	start := func(name, instance string) (*readingMember, error) {
		member := &readingMember{reader: r, name: name, left: make(chan struct{}), assigned: make(chan struct{})}
		if err := member.join(instance); err != nil {
			return nil, err
		}
		members.Go(func() { member.work(ctx) })
		return member, nil
	}
	started := map[string]*readingMember{}
	for _, name := range []string{"a", "b", "c"} {
		member, err := start(name, name)
		if err != nil {
			return err
		}
		started[name] = member
	}
	for _, member := range started {
		member.waitForPartitions(ctx)
	}
	r.stage.Store(exchanging)
	leaving := started["b"]
	for (r.distinct() < r.options.total*2/5 || !leaving.hasRead.Load()) && ctx.Err() == nil {
		time.Sleep(2 * time.Millisecond)
	}
	leaving.leave.Store(true)
	<-leaving.left
	// A static member does not leave the group when it closes; its successor takes its name, and its place.
	sleepUnless(ctx, 700*time.Millisecond)
	joining, err := start("d", "b")
	if err != nil {
		return err
	}
	joining.waitForPartitions(ctx)
	// What it was given may have been read to its end by those before it, so that it waits for nothing.
	for end := time.Now().Add(5 * time.Second); !joining.hasRead.Load() && time.Now().Before(end) && ctx.Err() == nil; {
		time.Sleep(5 * time.Millisecond)
	}
	r.stage.Store(complete)
	members.Wait()
	return nil
}

// distinct says how many records have been read, each counted once.
func (r *groupReader) distinct() int64 {
	r.mutex.Lock()
	defer r.mutex.Unlock()
	count := int64(0)
	for _, next := range r.next {
		count += next
	}
	return count
}

// passed notes that a partition has been read up to an offset, and ends the run when there is no more to read.
func (r *groupReader) passed(topic string, partition int32, next int64) {
	r.mutex.Lock()
	key := fmt.Sprintf("%s/%d", topic, partition)
	r.next[key] = max(r.next[key], next)
	r.mutex.Unlock()
}

// readingMember is one member of the group.
type readingMember struct {
	reader   *groupReader
	name     string
	client   *kgo.Client
	leave    atomic.Bool
	hasRead  atomic.Bool
	left     chan struct{}
	assigned chan struct{}
	once     sync.Once
}

func (m *readingMember) waitForPartitions(ctx context.Context) {
	select {
	case <-m.assigned:
	case <-ctx.Done():
	}
}

func (m *readingMember) join(instance string) error {
	o := m.reader.options
	options := append(o.times.options(), seedBrokers(o.bootstrap), kgo.ConsumerGroup(o.group), kgo.ConsumeTopics(o.topics...),
		kgo.ConsumeResetOffset(kgo.NewOffset().AtStart()), kgo.FetchMaxWait(100*time.Millisecond),
		kgo.BlockRebalanceOnPoll(), kgo.AutoCommitMarks(), kgo.AutoCommitInterval(200*time.Millisecond),
		kgo.OnPartitionsRevoked(func(ctx context.Context, client *kgo.Client, revoked map[string][]int32) {
			m.reader.log.line("revoked %s %s", m.name, strings.Join(flatten(revoked), " "))
			if err := client.CommitMarkedOffsets(ctx); err != nil {
				m.reader.log.line("problem %s commit on revoke: %v", m.name, err)
			}
		}),
		kgo.OnPartitionsLost(func(_ context.Context, _ *kgo.Client, lost map[string][]int32) {
			m.reader.log.line("lost %s %s", m.name, strings.Join(flatten(lost), " "))
		}))
	if o.instances != "" {
		options = append(options, kgo.InstanceID(o.instances+"-"+instance))
	}
	client, err := newGroupClient(o.balancer, func(got syncedAssignment) {
		m.reader.log.line("synced %s %d %s %s", m.name, got.generation, got.memberID, strings.Join(flatten(got.partitions), " "))
		if len(got.partitions) > 0 {
			m.once.Do(func() { close(m.assigned) })
		}
	}, options...)
	m.client = client
	return err
}

// work reads until there is nothing left or the member is told to leave, and then leaves in good order.
func (m *readingMember) work(ctx context.Context) {
	defer close(m.left)
	r := m.reader
	for !m.leave.Load() && ctx.Err() == nil && r.distinct() < r.options.total {
		most, slowly := r.share(m.name)
		if slowly {
			sleepUnless(ctx, 20*time.Millisecond)
		}
		polled, cancel := context.WithTimeout(ctx, 100*time.Millisecond)
		fetches := m.client.PollRecords(polled, most)
		cancel()
		fetches.EachPartition(m.take)
		fetches.EachError(func(topic string, partition int32, err error) {
			if polled.Err() == nil {
				r.log.line("problem %s %s/%d: %v", m.name, topic, partition, err)
			}
		})
		m.client.AllowRebalance()
	}
	if err := m.client.CommitMarkedOffsets(context.Background()); err != nil {
		r.log.line("problem %s commit before leaving: %v", m.name, err)
	}
	m.client.CloseAllowingRebalance()
	r.log.line("left %s", m.name)
}

// take writes down the records of one partition, in runs of consecutive offsets.
func (m *readingMember) take(fetched kgo.FetchTopicPartition) {
	if len(fetched.Records) == 0 {
		return
	}
	line := strings.Builder{}
	due := int64(-1)
	for _, record := range fetched.Records {
		if record.Offset != due {
			if line.Len() > 0 {
				m.reader.log.line("%s", line.String())
				line.Reset()
			}
			fmt.Fprintf(&line, "read %s %s %d %d", m.name, fetched.Topic, fetched.Partition, record.Offset)
		}
		sum := crc32.Update(crc32.ChecksumIEEE(record.Key), crc32.IEEETable, record.Value)
		fmt.Fprintf(&line, " %08x", sum)
		due = record.Offset + 1
	}
	m.reader.log.line("%s", line.String())
	m.hasRead.Store(true)
	m.reader.read.Add(int64(len(fetched.Records)))
	m.client.MarkCommitRecords(fetched.Records...)
	m.reader.passed(fetched.Topic, fetched.Partition, due)
}
