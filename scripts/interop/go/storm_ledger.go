package main

import (
	"fmt"
	"slices"
	"sync"
	"time"

	"github.com/twmb/franz-go/pkg/kgo"
	"github.com/twmb/franz-go/pkg/kmsg"
)

// stormLedger notes what the members of a storm were told and did, and what is wrong about it:
//
//	two owners         a partition that two members were given in one generation
//	overlap            a partition that two members held at the same time by their callbacks, and neither had been put out
//	offset taken back  a committed offset that was read back lower than what had been acknowledged
//	skipped            records that were passed over
//	writing failed, joining failed
type stormLedger struct {
	mutex       sync.Mutex
	anomalies   map[string][]string
	counts      map[string]int
	byOwner     map[int32]map[string]string
	last        map[string]givenPartitions
	holders     map[string]string
	acked       map[string]int64
	readOnce    map[string][]bool
	records     int64
	duplicates  int64
	commits     int64
	refused     int64
	timesLost   int64
	overlapping int64
}

type givenPartitions struct {
	syncedAssignment
	flat []string
	at   time.Time
}

func newStormLedger() *stormLedger {
	return &stormLedger{anomalies: map[string][]string{}, counts: map[string]int{}, byOwner: map[int32]map[string]string{},
		last: map[string]givenPartitions{}, holders: map[string]string{}, acked: map[string]int64{}, readOnce: map[string][]bool{}}
}

// note keeps the first few of each kind. It is called without the mutex.
func (l *stormLedger) note(kind, example string) {
	l.mutex.Lock()
	defer l.mutex.Unlock()
	l.noteLocked(kind, example)
}

func (l *stormLedger) noteLocked(kind, example string) {
	l.counts[kind]++
	if len(l.anomalies[kind]) < 5 {
		l.anomalies[kind] = append(l.anomalies[kind], example)
	}
}

// synced: what one SyncGroup response gave to a member.
func (l *stormLedger) synced(name string, got syncedAssignment) {
	l.mutex.Lock()
	defer l.mutex.Unlock()
	flat := flatten(got.partitions)
	owners := l.byOwner[got.generation]
	if owners == nil {
		owners = map[string]string{}
		l.byOwner[got.generation] = owners
	}
	for _, partition := range flat {
		if other := owners[partition]; other != "" && other != got.memberID {
			l.noteLocked("two owners", fmt.Sprintf("%s in generation %d: %s and %s", partition, got.generation, other, got.memberID))
		}
		owners[partition] = got.memberID
	}
	l.last[name] = givenPartitions{syncedAssignment: got, flat: flat, at: time.Now()}
}

// complete says whether all these members, and they alone, own all partitions in one generation, and since when.
func (l *stormLedger) complete(names []string, partitions int) (int32, time.Time, bool) {
	l.mutex.Lock()
	defer l.mutex.Unlock()
	generation, at := int32(-1), time.Time{}
	given := map[string]bool{}
	for _, name := range names {
		last, ok := l.last[name]
		if !ok || (generation >= 0 && last.generation != generation) {
			return 0, at, false
		}
		generation = last.generation
		if last.at.After(at) {
			at = last.at
		}
		for _, partition := range last.flat {
			given[partition] = true
		}
	}
	return generation, at, len(given) == partitions
}

// sameAssignment compares what the coordinator says about a member with what the member was told.
func (l *stormLedger) sameAssignment(memberID string, described []string) string {
	l.mutex.Lock()
	defer l.mutex.Unlock()
	for _, last := range l.last {
		if last.memberID == memberID {
			if slices.Equal(last.flat, described) {
				return ""
			}
			return fmt.Sprintf("%s is described with %v and was given %v", memberID, described, last.flat)
		}
	}
	return "a member is described that none of the clients is: " + memberID
}

func (l *stormLedger) assigned(name string, partitions []string) {
	l.mutex.Lock()
	defer l.mutex.Unlock()
	for _, partition := range partitions {
		if other := l.holders[partition]; other != "" && other != name {
			l.overlapping++
			if l.timesLost == 0 {
				l.noteLocked("overlap", fmt.Sprintf("%s: %s and %s", partition, other, name))
			}
		}
		l.holders[partition] = name
	}
}

func (l *stormLedger) released(name string, partitions []string) {
	l.mutex.Lock()
	defer l.mutex.Unlock()
	l.releaseLocked(name, partitions)
}

func (l *stormLedger) releaseLocked(name string, partitions []string) {
	for _, partition := range partitions {
		if l.holders[partition] == name {
			delete(l.holders, partition)
		}
	}
}

// lostBy: the client was told that it is no member any more, as when its machine was too busy to send heartbeats.
func (l *stormLedger) lostBy(name string, partitions []string) {
	l.mutex.Lock()
	defer l.mutex.Unlock()
	if _, isMember := l.last[name]; isMember && len(partitions) > 0 {
		l.timesLost++
	}
	l.releaseLocked(name, partitions)
}

// vanished: nobody will say that this member has given up what it held.
func (l *stormLedger) vanished(name string) {
	l.mutex.Lock()
	defer l.mutex.Unlock()
	delete(l.last, name)
	for partition, holder := range l.holders {
		if holder == name {
			delete(l.holders, partition)
		}
	}
}

// fetched: the committed offsets that a member begins at.
func (l *stormLedger) fetched(name string, offsets map[string]map[int32]kgo.Offset) {
	l.mutex.Lock()
	defer l.mutex.Unlock()
	for topic, partitions := range offsets {
		for partition, offset := range partitions {
			where := fmt.Sprintf("%s/%d", topic, partition)
			acked, isCommitted := l.acked[where]
			if start := offset.EpochOffset().Offset; isCommitted && start < acked {
				l.noteLocked("offset taken back", fmt.Sprintf("%s: %s begins at %d after %d was acknowledged", where, name, start, acked))
			}
		}
	}
}

// committed notes which offsets of a commit the coordinator took.
func (l *stormLedger) committed(sent map[string]map[int32]kgo.EpochOffset, answer *kmsg.OffsetCommitResponse) {
	l.mutex.Lock()
	defer l.mutex.Unlock()
	for _, topic := range answer.Topics {
		for _, partition := range topic.Partitions {
			if partition.ErrorCode != 0 {
				l.refused++
				continue
			}
			l.commits++
			for name, partitions := range sent {
				where := fmt.Sprintf("%s/%d", name, partition.Partition)
				if offset := partitions[partition.Partition].Offset; offset > l.acked[where] {
					l.acked[where] = offset
				}
			}
		}
	}
}

// read notes which records a member was handed.
func (l *stormLedger) read(records []*kgo.Record) {
	l.mutex.Lock()
	defer l.mutex.Unlock()
	for _, record := range records {
		where := fmt.Sprintf("%s/%d", record.Topic, record.Partition)
		seen := l.readOnce[where]
		for int64(len(seen)) <= record.Offset {
			seen = append(seen, false)
		}
		if seen[record.Offset] {
			l.duplicates++
		}
		seen[record.Offset] = true
		l.readOnce[where] = seen
		l.records++
	}
}

// unread counts the records below the given ends that no member was handed, and the partitions not committed up to there.
func (l *stormLedger) unread(topic string, ends map[int32]int64) int64 {
	l.mutex.Lock()
	defer l.mutex.Unlock()
	count := int64(0)
	for partition, end := range ends {
		where := fmt.Sprintf("%s/%d", topic, partition)
		for offset := range end {
			if seen := l.readOnce[where]; offset >= int64(len(seen)) || !seen[offset] {
				count++
			}
		}
		count += max(0, end-l.acked[where])
	}
	return count
}

func (l *stormLedger) summary() map[string]any {
	l.mutex.Lock()
	defer l.mutex.Unlock()
	highest := int32(0)
	for generation := range l.byOwner {
		highest = max(highest, generation)
	}
	return map[string]any{"anomalies": l.anomalies, "counts": l.counts, "generations": len(l.byOwner), "lastGeneration": highest,
		"read": l.records, "readTwice": l.duplicates, "commits": l.commits, "commitsRefused": l.refused, "lost": l.timesLost,
		"overlaps": l.overlapping}
}
