package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"math/rand/v2"
	"net"
	"sync"
	"sync/atomic"
	"time"

	"github.com/twmb/franz-go/pkg/kgo"
	"github.com/twmb/franz-go/pkg/kmsg"
)

// storm keeps a group in rebalances: members join, leave in good order and vanish at random while records are written,
// read and committed. What must hold is noted by stormLedger as it happens.
type storm struct {
	bootstrap, group, topic, balancer string
	partitions, slots                 int
	length                            time.Duration
	times                             groupTimes
	random                            *rand.Rand
	ledger                            *stormLedger
	calm                              atomic.Bool
	vanishing                         atomic.Int64
	mutex                             sync.Mutex
	alive                             map[string]*stormMember
	joins, leaves, vanished           atomic.Int64
}

// vanishEvery is how often, at least, two members end without a word; the group then waits for their session to time out.
const vanishEvery = 20 * time.Second

func rebalanceStorm(arguments []string) error {
	flags := flag.NewFlagSet("storm", flag.ExitOnError)
	bootstrap := flags.String("bootstrap", "", "host:port")
	group := flags.String("group", "storm", "group id")
	topic := flags.String("topic", "storm", "topic, which must be empty")
	partitions := flags.Int("partitions", 60, "its number of partitions")
	members := flags.Int("members", 100, "members at most")
	length := flags.Duration("for", 3*time.Minute, "how long members come and go")
	balancer := flags.String("assignor", "range", "range or cooperative-sticky")
	seed := flags.Uint64("seed", 1, "seed of who comes and goes when")
	flags.Parse(arguments)

	s := &storm{bootstrap: *bootstrap, group: *group, topic: *topic, balancer: *balancer, partitions: *partitions, slots: *members,
		length: *length, random: rand.New(rand.NewPCG(*seed, 0)), ledger: newStormLedger(), alive: map[string]*stormMember{},
		times: groupTimes{session: 6 * time.Second, heartbeat: 500 * time.Millisecond, rebalance: 6 * time.Second}}
	return s.run()
}

func (s *storm) run() error {
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	written := make(chan map[int32]int64, 1)
	stopWriting := make(chan struct{})
	go func() { written <- s.write(ctx, stopWriting) }()

	slots := sync.WaitGroup{}
	for slot := range s.slots {
		random := rand.New(rand.NewPCG(s.random.Uint64(), 1))
		slots.Go(func() { s.occupy(slot, random) })
	}
	started := time.Now()
	for time.Since(started) < s.length {
		sleepUnless(ctx, min(vanishEvery, s.length/4, s.length-time.Since(started)))
		// A session that has not timed out when the storm ends would count against the time to settle.
		if s.length-time.Since(started) > s.times.session+2*time.Second {
			s.vanishing.Add(2)
		}
	}
	s.calm.Store(true)
	slots.Wait()
	settledAfter, settled := s.settle(ctx)
	problem := s.describe(ctx)
	close(stopWriting)
	ends := <-written
	unread := s.drain(ctx, ends)
	joins, leaves := s.joins.Load(), s.leaves.Load()
	s.mutex.Lock()
	alive := len(s.alive)
	for _, member := range s.alive {
		go member.client.CloseAllowingRebalance()
	}
	s.mutex.Unlock()
	summary := s.ledger.summary()
	for name, value := range map[string]any{"joins": joins, "leaves": leaves, "vanished": s.vanished.Load(), "alive": alive,
		"settled": settled, "settledAfterMs": settledAfter.Milliseconds(), "sessionTimeoutMs": s.times.session.Milliseconds(),
		"described": problem, "unread": unread} {
		summary[name] = value
	}
	printJSON(summary)
	return nil
}

// write adds records to all partitions at a steady pace and returns how many each has in the end.
func (s *storm) write(ctx context.Context, stop <-chan struct{}) map[int32]int64 {
	ends := map[int32]int64{}
	mutex := sync.Mutex{}
	client, err := kgo.NewClient(append(verbose(), seedBrokers(s.bootstrap), kgo.DefaultProduceTopic(s.topic),
		kgo.RecordPartitioner(kgo.ManualPartitioner()), kgo.ProducerLinger(20*time.Millisecond))...)
	if err != nil {
		s.ledger.note("writing failed", err.Error())
		return ends
	}
	defer client.Close()
	tick := time.NewTicker(100 * time.Millisecond)
	defer tick.Stop()
	for {
		for partition := range int32(s.partitions) {
			client.Produce(ctx, &kgo.Record{Partition: partition, Value: []byte("storm")}, func(record *kgo.Record, err error) {
				mutex.Lock()
				defer mutex.Unlock()
				if err != nil {
					s.ledger.note("writing failed", err.Error())
					return
				}
				ends[record.Partition] = max(ends[record.Partition], record.Offset+1)
			})
		}
		select {
		case <-tick.C:
			continue
		case <-stop:
		}
		break
	}
	client.Flush(ctx)
	return ends
}

// occupy lets one member after another come and go until the storm is over.
func (s *storm) occupy(slot int, random *rand.Rand) {
	between := func(low, high time.Duration) time.Duration {
		return low + time.Duration(random.Int64N(int64(high-low)))
	}
	for life := 0; ; life++ {
		if !s.waitUnlessCalm(between(0, 5*time.Second)) {
			return
		}
		member, err := s.join(fmt.Sprintf("%d.%d", slot, life))
		if err != nil {
			s.ledger.note("joining failed", err.Error())
			return
		}
		if !s.waitUnlessCalm(between(500*time.Millisecond, 25*time.Second)) {
			return
		}
		s.mutex.Lock()
		delete(s.alive, member.name)
		s.mutex.Unlock()
		if s.vanishing.Add(-1) >= 0 {
			s.vanished.Add(1)
			member.vanish()
			continue
		}
		s.vanishing.Add(1)
		s.leaves.Add(1)
		member.leave()
	}
}

// waitUnlessCalm says whether the storm still goes on after a while.
func (s *storm) waitUnlessCalm(length time.Duration) bool {
	for end := time.Now().Add(length); time.Now().Before(end); time.Sleep(20 * time.Millisecond) {
		if s.calm.Load() {
			return false
		}
	}
	return !s.calm.Load()
}

// settle waits until all members that are left have been given all partitions in one generation, and sees that it stays
// so.
func (s *storm) settle(ctx context.Context) (time.Duration, bool) {
	s.mutex.Lock()
	names := []string{}
	for name := range s.alive {
		names = append(names, name)
	}
	s.mutex.Unlock()
	started := time.Now()
	for time.Since(started) < 5*s.times.session {
		generation, at, complete := s.ledger.complete(names, s.partitions)
		if !complete {
			sleepUnless(ctx, 10*time.Millisecond)
			continue
		}
		sleepUnless(ctx, 2*time.Second)
		if later, _, still := s.ledger.complete(names, s.partitions); still && later == generation {
			return max(0, at.Sub(started)), true
		}
	}
	return time.Since(started), false
}

// describe compares what DescribeGroups says with what the members were given.
func (s *storm) describe(ctx context.Context) string {
	shared, err := newSuite(ctx, s.bootstrap)
	if err != nil {
		return err.Error()
	}
	defer shared.client.Close()
	described, err := shared.admin.DescribeGroups(ctx, s.group)
	if err == nil {
		err = described.Error()
	}
	if err != nil {
		return err.Error()
	}
	told := described[s.group]
	s.mutex.Lock()
	defer s.mutex.Unlock()
	if told.State != "Stable" || len(told.Members) != len(s.alive) {
		return fmt.Sprintf("%s with %d members instead of %d", told.State, len(told.Members), len(s.alive))
	}
	for _, member := range told.Members {
		assignment, ok := member.Assigned.AsConsumer()
		if !ok {
			return "an assignment could not be decoded"
		}
		partitions := map[string][]int32{}
		for _, topic := range assignment.Topics {
			partitions[topic.Topic] = topic.Partitions
		}
		if problem := s.ledger.sameAssignment(member.MemberID, flatten(partitions)); problem != "" {
			return problem
		}
	}
	return ""
}

// drain waits until everything written has been read and committed, and says how many records never were.
func (s *storm) drain(ctx context.Context, ends map[int32]int64) int64 {
	for end := time.Now().Add(20 * time.Second); time.Now().Before(end); sleepUnless(ctx, 50*time.Millisecond) {
		if s.ledger.unread(s.topic, ends) == 0 {
			break
		}
	}
	return s.ledger.unread(s.topic, ends)
}

// stormMember is one client in one of its lives.
type stormMember struct {
	name   string
	storm  *storm
	client *kgo.Client
	dialer *cuttableDialer
	cancel context.CancelFunc
	ended  chan struct{}
}

func (s *storm) join(name string) (*stormMember, error) {
	ctx, cancel := context.WithCancel(context.Background())
	member := &stormMember{name: name, storm: s, dialer: &cuttableDialer{}, cancel: cancel, ended: make(chan struct{})}
	options := append(s.times.options(), seedBrokers(s.bootstrap), kgo.ConsumerGroup(s.group), kgo.ConsumeTopics(s.topic),
		kgo.ConsumeResetOffset(kgo.NewOffset().AtStart()), kgo.FetchMaxWait(time.Second), kgo.Dialer(member.dialer.dial),
		kgo.BlockRebalanceOnPoll(), kgo.DisableAutoCommit(),
		kgo.AdjustFetchOffsetsFn(func(_ context.Context, offsets map[string]map[int32]kgo.Offset) (map[string]map[int32]kgo.Offset, error) {
			s.ledger.fetched(name, offsets)
			return offsets, nil
		}),
		kgo.OnPartitionsAssigned(func(_ context.Context, _ *kgo.Client, given map[string][]int32) {
			s.ledger.assigned(name, flatten(given))
		}),
		kgo.OnPartitionsRevoked(func(_ context.Context, _ *kgo.Client, taken map[string][]int32) {
			s.ledger.released(name, flatten(taken))
		}),
		kgo.OnPartitionsLost(func(_ context.Context, _ *kgo.Client, taken map[string][]int32) {
			s.ledger.lostBy(name, flatten(taken))
		}))
	client, err := newGroupClient(s.balancer, func(got syncedAssignment) { s.ledger.synced(name, got) }, options...)
	if err != nil {
		cancel()
		return nil, err
	}
	member.client = client
	s.joins.Add(1)
	s.mutex.Lock()
	s.alive[name] = member
	s.mutex.Unlock()
	go member.work(ctx)
	return member, nil
}

// work reads a few records at a time and commits each lot before the group may rebalance.
func (m *stormMember) work(ctx context.Context) {
	defer close(m.ended)
	for ctx.Err() == nil {
		polled, cancel := context.WithTimeout(ctx, 300*time.Millisecond)
		fetches := m.client.PollRecords(polled, 200)
		cancel()
		records := fetches.Records()
		if len(records) > 0 {
			m.storm.ledger.read(records)
			m.commit(ctx, records)
		}
		m.client.AllowRebalance()
		sleepUnless(ctx, 20*time.Millisecond)
	}
}

func (m *stormMember) commit(ctx context.Context, records []*kgo.Record) {
	offsets := map[string]map[int32]kgo.EpochOffset{m.storm.topic: {}}
	for _, record := range records {
		offsets[record.Topic][record.Partition] = kgo.EpochOffset{Epoch: -1, Offset: record.Offset + 1}
	}
	limited, cancel := context.WithTimeout(ctx, 5*time.Second)
	defer cancel()
	m.client.CommitOffsetsSync(limited, offsets, func(_ *kgo.Client, sent *kmsg.OffsetCommitRequest, answer *kmsg.OffsetCommitResponse, err error) {
		if err == nil {
			m.storm.ledger.committed(offsets, answer)
		}
	})
}

func (m *stormMember) leave() {
	m.cancel()
	<-m.ended
	m.client.CloseAllowingRebalance()
}

// vanish ends the member as a crash of its machine would: its connections are cut and nothing is said.
func (m *stormMember) vanish() {
	m.dialer.cut()
	m.cancel()
	m.storm.ledger.vanished(m.name)
	go m.client.CloseAllowingRebalance()
}

// cuttableDialer makes connections that can all be cut at once, after which there are no more.
type cuttableDialer struct {
	mutex  sync.Mutex
	isCut  bool
	opened []net.Conn
}

func (d *cuttableDialer) dial(ctx context.Context, network, host string) (net.Conn, error) {
	plain := net.Dialer{Timeout: 5 * time.Second}
	connection, err := plain.DialContext(ctx, network, host)
	d.mutex.Lock()
	defer d.mutex.Unlock()
	if err != nil {
		return nil, err
	}
	if d.isCut {
		connection.Close()
		return nil, errors.New("this member has vanished")
	}
	d.opened = append(d.opened, connection)
	return connection, nil
}

func (d *cuttableDialer) cut() {
	d.mutex.Lock()
	defer d.mutex.Unlock()
	d.isCut = true
	for _, connection := range d.opened {
		connection.Close()
	}
}
