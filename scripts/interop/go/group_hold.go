package main

import (
	"bufio"
	"context"
	"errors"
	"flag"
	"fmt"
	"net"
	"os"
	"slices"
	"strings"
	"sync"
	"syscall"
	"time"

	"github.com/twmb/franz-go/pkg/kadm"
	"github.com/twmb/franz-go/pkg/kerr"
	"github.com/twmb/franz-go/pkg/kgo"
	"github.com/twmb/franz-go/pkg/kmsg"
)

// groupHold keeps a stable group whose members commit without pause, while somebody else kills the server and starts it
// again. For each line "look" on standard input it waits until every member has been answered twice since, and prints what
// the clients know beside what the server says. After a line "stable", what a stable group must not see is a problem.
func groupHold(arguments []string) error {
	flags := flag.NewFlagSet("group-hold", flag.ExitOnError)
	bootstrap := flags.String("bootstrap", "", "host:port")
	group := flags.String("group", "held", "group id")
	topic := flags.String("topic", "held", "topic")
	members := flags.Int("members", 20, "members")
	session := flags.Duration("session", 45*time.Second, "session timeout, longer than the server is away")
	patient := flags.Bool("patient", true, "wait for a server that refuses connections: the only one there is")
	overhead := flags.Duration("request-overhead", 10*time.Second, "how long an answer may take beyond what was asked for")
	flags.Parse(arguments)

	held := &heldGroup{bootstrap: *bootstrap, group: *group, topic: *topic, acked: map[int32]int64{}, sent: map[int32]int64{}}
	held.options = []kgo.Opt{kgo.RequestTimeoutOverhead(*overhead), kgo.Dialer(dialWithoutRefusal)}
	if *patient {
		held.options = append(held.options, kgo.Dialer(dialPatiently))
	}
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	for number := range *members {
		if err := held.join(ctx, number, *session); err != nil {
			return err
		}
	}
	lines := bufio.NewScanner(os.Stdin)
	for lines.Scan() {
		if lines.Text() == "stable" {
			held.beginStability()
			continue
		}
		printJSON(held.check(ctx))
	}
	return lines.Err()
}

type heldGroup struct {
	bootstrap, group, topic string
	options                 []kgo.Opt
	mutex                   sync.Mutex
	members                 []*heldMember
	// acked and sent are the highest offsets that were acknowledged and asked for.
	acked, sent map[int32]int64
	problems    []string
	failures    int64
	isStable    bool
}

// beginStability forgets what members met while they found together.
func (h *heldGroup) beginStability() {
	h.mutex.Lock()
	defer h.mutex.Unlock()
	h.isStable, h.problems, h.failures = true, []string{}, 0
}

type heldMember struct {
	held    *heldGroup
	name    string
	client  *kgo.Client
	synced  syncedAssignment
	events  []string
	commits int64
	// answeredAt is when a commit was acknowledged last, longest the longest time between two since the last look.
	answeredAt time.Time
	longest    time.Duration
}

// forbidden are the answers that a member of a stable group must not get, whatever happens to the server's process.
var forbidden = []*kerr.Error{kerr.UnknownMemberID, kerr.IllegalGeneration, kerr.RebalanceInProgress, kerr.FencedInstanceID, kerr.MemberIDRequired,
	kerr.GroupIDNotFound, kerr.UnknownTopicOrPartition}

func (h *heldGroup) note(format string, values ...any) {
	h.mutex.Lock()
	defer h.mutex.Unlock()
	if h.isStable && len(h.problems) < 20 {
		h.problems = append(h.problems, fmt.Sprintf(format, values...))
	}
}

// OnGroupManageError: the client gave up its membership, and will join anew.
func (m *heldMember) OnGroupManageError(err error) {
	m.held.note("member %s gave up its session: %v", m.name, err)
}

// Level and Log make the member the client's logger, which names the errors that heartbeats are answered with.
func (m *heldMember) Level() kgo.LogLevel { return kgo.LogLevelInfo }

func (m *heldMember) Log(_ kgo.LogLevel, message string, values ...any) {
	for _, value := range values {
		err, ok := value.(error)
		if ok && slices.ContainsFunc(forbidden, func(one *kerr.Error) bool { return errors.Is(err, one) }) {
			m.held.note("member %s: %s: %v", m.name, message, err)
		}
	}
	if os.Getenv("FRANZ_LOG") != "" {
		fmt.Fprintln(os.Stderr, m.name, message, values)
	}
}

func (h *heldGroup) join(ctx context.Context, number int, session time.Duration) error {
	member := &heldMember{held: h, name: fmt.Sprint(number)}
	event := func(kind string) func(context.Context, *kgo.Client, map[string][]int32) {
		return func(_ context.Context, _ *kgo.Client, partitions map[string][]int32) {
			h.mutex.Lock()
			defer h.mutex.Unlock()
			member.events = append(member.events, kind+" "+strings.Join(flatten(partitions), " "))
		}
	}
	times := groupTimes{session: session, heartbeat: 300 * time.Millisecond, rebalance: session}
	client, err := newGroupClient("range", func(got syncedAssignment) {
		h.mutex.Lock()
		defer h.mutex.Unlock()
		member.synced = got
	}, append(append(times.options(), h.options...), seedBrokers(h.bootstrap), kgo.ConsumerGroup(h.group), kgo.ConsumeTopics(h.topic), kgo.DisableAutoCommit(),
		kgo.FetchMaxWait(500*time.Millisecond), kgo.WithHooks(member), kgo.WithLogger(member), kgo.RetryBackoffFn(backoff), kgo.RequestRetries(1_000), kgo.RetryTimeout(session),
		kgo.OnPartitionsAssigned(event("assigned")), kgo.OnPartitionsRevoked(event("revoked")), kgo.OnPartitionsLost(event("lost")))...)
	if err != nil {
		return err
	}
	member.client = client
	h.members = append(h.members, member)
	go member.poll(ctx)
	go member.commitOn(ctx)
	return nil
}

// backoff is short: the server is away for moments.
func backoff(tries int) time.Duration {
	return min(time.Duration(tries)*50*time.Millisecond, 500*time.Millisecond)
}

// dialPatiently waits for a server that is not there. franz-go takes a refused connection to its only broker for the end
// of the session, whatever the session timeout; here it is the server's answers that count.
func dialPatiently(ctx context.Context, network, host string) (net.Conn, error) {
	limited, cancel := context.WithTimeout(ctx, 40*time.Second)
	defer cancel()
	for {
		connection, err := (&net.Dialer{}).DialContext(limited, network, host)
		if err == nil || limited.Err() != nil {
			return connection, err
		}
		sleepUnless(limited, 50*time.Millisecond)
	}
}

// dialWithoutRefusal makes a connection that timed out of one that was refused, after which franz-go asks another server.
// It ends the session, whatever the session timeout, when it happens to be refused by a dead server that it asks who
// coordinates the group.
func dialWithoutRefusal(ctx context.Context, network, host string) (net.Conn, error) {
	connection, err := (&net.Dialer{Timeout: 3 * time.Second}).DialContext(ctx, network, host)
	if errors.Is(err, syscall.ECONNREFUSED) {
		return nil, &net.OpError{Op: "dial", Net: network, Err: os.NewSyscallError("connect", syscall.ETIMEDOUT)}
	}
	return connection, err
}

func (m *heldMember) poll(ctx context.Context) {
	for ctx.Err() == nil {
		m.client.PollFetches(ctx)
	}
}

// commitOn commits a higher offset for each partition that the member has, again and again. The topic is empty: the
// coordinator does not look at what lies at an offset.
func (m *heldMember) commitOn(ctx context.Context) {
	for ctx.Err() == nil {
		offsets := map[string]map[int32]kgo.EpochOffset{m.held.topic: {}}
		m.held.mutex.Lock()
		for _, partition := range m.synced.partitions[m.held.topic] {
			m.held.sent[partition] = max(m.held.sent[partition], m.held.acked[partition]) + 1
			offsets[m.held.topic][partition] = kgo.EpochOffset{Epoch: -1, Offset: m.held.sent[partition]}
		}
		m.held.mutex.Unlock()
		if len(offsets[m.held.topic]) > 0 {
			limited, cancel := context.WithTimeout(ctx, 10*time.Second)
			m.client.CommitOffsetsSync(limited, offsets, m.answered(offsets[m.held.topic]))
			cancel()
		}
		sleepUnless(ctx, 30*time.Millisecond)
	}
}

func (m *heldMember) answered(sent map[int32]kgo.EpochOffset) func(*kgo.Client, *kmsg.OffsetCommitRequest, *kmsg.OffsetCommitResponse, error) {
	return func(_ *kgo.Client, _ *kmsg.OffsetCommitRequest, answer *kmsg.OffsetCommitResponse, err error) {
		h := m.held
		h.mutex.Lock()
		defer h.mutex.Unlock()
		if err != nil {
			h.failures++
			return
		}
		for _, topic := range answer.Topics {
			for _, partition := range topic.Partitions {
				code := kerr.TypedErrorForCode(partition.ErrorCode)
				switch {
				case code == nil:
					h.acked[partition.Partition] = max(h.acked[partition.Partition], sent[partition.Partition].Offset)
					m.commits++
					m.acknowledgedNow()
				case slices.Contains(forbidden, code) && h.isStable && len(h.problems) < 20:
					h.problems = append(h.problems, fmt.Sprintf("member %s: a commit was answered %s", m.name, code.Message))
				default:
					h.failures++
				}
			}
		}
	}
}

// acknowledgedNow notes how long the member waited for an acknowledged commit. The group's mutex is held.
func (m *heldMember) acknowledgedNow() {
	now := time.Now()
	if !m.answeredAt.IsZero() {
		m.longest = max(m.longest, now.Sub(m.answeredAt))
	}
	m.answeredAt = now
}

// heldState is one answer of group-hold.
type heldState struct {
	Members   map[string]string `json:"members"`
	Events    map[string]int    `json:"events"`
	LastEvent string            `json:"lastEvent"`
	Problems  []string          `json:"problems"`
	Acked     int64             `json:"acked"`
	Failures  int64             `json:"failures"`
	Partial   string            `json:"partial"`
	// PauseMs is the longest time that any member had no commit acknowledged since the look before.
	PauseMs int64 `json:"pauseMs"`
}

func (h *heldGroup) check(ctx context.Context) heldState {
	state := heldState{Members: map[string]string{}, Events: map[string]int{}}
	limited, cancel := context.WithTimeout(ctx, 60*time.Second)
	defer cancel()
	if err := h.waitForAnswers(limited); err != nil {
		state.Partial = err.Error()
	}
	// Two heartbeats, so that whoever has to join anew knows it by now.
	sleepUnless(limited, 700*time.Millisecond)
	h.compareOffsets(limited)
	h.compareMembers(limited)
	h.mutex.Lock()
	defer h.mutex.Unlock()
	for _, member := range h.members {
		id, generation := member.client.GroupMetadata()
		state.Members[member.name] = fmt.Sprintf("generation %d %s %s", generation, id, strings.Join(flatten(member.synced.partitions), " "))
		for _, event := range member.events {
			state.Events[strings.Fields(event)[0]]++
			state.LastEvent = member.name + " " + event
		}
	}
	for _, member := range h.members {
		state.PauseMs = max(state.PauseMs, member.longest.Milliseconds())
		member.longest = 0
	}
	for _, offset := range h.acked {
		state.Acked += offset
	}
	// Each look tells of what happened since the one before.
	state.Problems, state.Failures, h.problems = h.problems, h.failures, []string{}
	return state
}

// waitForAnswers waits until each member has had two more commits acknowledged.
func (h *heldGroup) waitForAnswers(ctx context.Context) error {
	h.mutex.Lock()
	before := map[string]int64{}
	for _, member := range h.members {
		before[member.name] = member.commits
	}
	h.mutex.Unlock()
	for ctx.Err() == nil {
		missing := ""
		h.mutex.Lock()
		for _, member := range h.members {
			if member.commits < before[member.name]+2 {
				missing = member.name
			}
		}
		h.mutex.Unlock()
		if missing == "" {
			return nil
		}
		sleepUnless(ctx, 20*time.Millisecond)
	}
	return errors.New("not every member was answered")
}

// observe asks the server with clients of its own until one is answered: a client that happens to ask a dead server gives up.
func (h *heldGroup) observe(ctx context.Context, what string, look func(*suite) error) {
	for {
		client, err := kgo.NewClient(append(slices.Clone(h.options), seedBrokers(h.bootstrap), kgo.RequestRetries(10), kgo.RetryBackoffFn(backoff))...)
		if err == nil {
			err = look(&suite{ctx: ctx, client: client, admin: kadm.NewClient(client)})
			client.Close()
		}
		if err == nil {
			return
		}
		if ctx.Err() != nil {
			h.note("%s: %v", what, err)
			return
		}
		sleepUnless(ctx, 100*time.Millisecond)
	}
}

// compareOffsets: what is stored lies between what was acknowledged before the question and what had been sent after it.
func (h *heldGroup) compareOffsets(ctx context.Context) {
	h.observe(ctx, "offsets", func(shared *suite) error { return h.offsetsLie(ctx, shared) })
}

func (h *heldGroup) offsetsLie(ctx context.Context, shared *suite) error {
	h.mutex.Lock()
	acked := map[int32]int64{}
	for partition, offset := range h.acked {
		acked[partition] = offset
	}
	h.mutex.Unlock()
	stored, err := shared.admin.FetchOffsets(ctx, h.group)
	if err != nil {
		return err
	}
	h.mutex.Lock()
	sent := map[int32]int64{}
	for partition, offset := range h.sent {
		sent[partition] = offset
	}
	h.mutex.Unlock()
	for partition, offset := range acked {
		found, ok := stored.Lookup(h.topic, partition)
		if !ok || found.Err != nil || found.At < offset || found.At > sent[partition] {
			h.note("partition %d: %d is stored (%v), %d was acknowledged, %d sent", partition, found.At, found.Err, offset, sent[partition])
		}
	}
	return nil
}

// compareMembers: the server describes the very members and assignments that the clients have.
func (h *heldGroup) compareMembers(ctx context.Context) {
	h.observe(ctx, "members", func(shared *suite) error { return h.membersAgree(ctx, shared) })
}

func (h *heldGroup) membersAgree(ctx context.Context, shared *suite) error {
	described, err := shared.admin.DescribeGroups(ctx, h.group)
	if err == nil {
		err = described.Error()
	}
	if err != nil {
		return err
	}
	told := map[string]string{}
	for _, member := range described[h.group].Members {
		assignment, _ := member.Assigned.AsConsumer()
		partitions := map[string][]int32{}
		if assignment != nil {
			for _, topic := range assignment.Topics {
				partitions[topic.Topic] = topic.Partitions
			}
		}
		told[member.MemberID] = strings.Join(flatten(partitions), " ")
	}
	if state := described[h.group].State; state != "Stable" || len(told) != len(h.members) {
		h.note("the group is described as %s with %d members", state, len(told))
		return nil
	}
	h.mutex.Lock()
	own := map[string]string{}
	for _, member := range h.members {
		own[member.synced.memberID] = strings.Join(flatten(member.synced.partitions), " ")
	}
	h.mutex.Unlock()
	for id, partitions := range own {
		if told[id] != partitions {
			h.note("%s has %q and is described with %q", id, partitions, told[id])
		}
	}
	return nil
}
