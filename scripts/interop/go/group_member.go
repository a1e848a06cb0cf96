package main

import (
	"context"
	"fmt"
	"slices"
	"sync/atomic"
	"time"

	"github.com/twmb/franz-go/pkg/kgo"
)

// groupTimes are a member's timers: short ones, so that a run sees many rebalances.
type groupTimes struct {
	session, heartbeat, rebalance time.Duration
}

// syncedAssignment is what one SyncGroup response gave to a member.
type syncedAssignment struct {
	memberID   string
	generation int32
	partitions map[string][]int32
}

// watchedBalancer is a balancer that hands on each assignment as the member got it from the group's coordinator. The
// client's own callbacks name only what changed.
type watchedBalancer struct {
	kgo.GroupBalancer
	member func() *kgo.Client
	seen   func(syncedAssignment)
}

// ParseSyncAssignment is called with the assignment's bytes after the client has stored member id and generation.
func (b watchedBalancer) ParseSyncAssignment(assignment []byte) (map[string][]int32, error) {
	parsed, err := b.GroupBalancer.ParseSyncAssignment(assignment)
	if err == nil {
		memberID, generation := b.member().GroupMetadata()
		b.seen(syncedAssignment{memberID: memberID, generation: generation, partitions: parsed})
	}
	return parsed, err
}

// balancerNamed returns the assignor of that name.
func balancerNamed(name string) (kgo.GroupBalancer, error) {
	switch name {
	case "range":
		return kgo.RangeBalancer(), nil
	case "roundrobin":
		return kgo.RoundRobinBalancer(), nil
	case "sticky":
		return kgo.StickyBalancer(), nil
	case "cooperative-sticky":
		return kgo.CooperativeStickyBalancer(), nil
	}
	return nil, fmt.Errorf("unknown balancer %q", name)
}

// newGroupClient makes a client that watches its assignments. The client begins to join as it is made.
func newGroupClient(balancer string, seen func(syncedAssignment), options ...kgo.Opt) (*kgo.Client, error) {
	inner, err := balancerNamed(balancer)
	if err != nil {
		return nil, err
	}
	held := atomic.Pointer[kgo.Client]{}
	waitForClient := func() *kgo.Client {
		for held.Load() == nil {
			time.Sleep(time.Millisecond)
		}
		return held.Load()
	}
	watched := watchedBalancer{GroupBalancer: inner, member: waitForClient, seen: seen}
	client, err := kgo.NewClient(append(append(verbose(), kgo.Balancers(watched)), options...)...)
	if err != nil {
		return nil, err
	}
	held.Store(client)
	return client, nil
}

func (t groupTimes) options() []kgo.Opt {
	return []kgo.Opt{kgo.SessionTimeout(t.session), kgo.HeartbeatInterval(t.heartbeat), kgo.RebalanceTimeout(t.rebalance)}
}

// flatten lists partitions as "topic/partition", sorted.
func flatten(partitions map[string][]int32) []string {
	flat := []string{}
	for topic, numbers := range partitions {
		for _, number := range numbers {
			flat = append(flat, fmt.Sprintf("%s/%d", topic, number))
		}
	}
	slices.Sort(flat)
	return flat
}

// sleepUnless waits, or returns early when the context ends.
func sleepUnless(ctx context.Context, length time.Duration) {
	select {
	case <-ctx.Done():
	case <-time.After(length):
	}
}
