package main

import (
	"context"
	"encoding/binary"
	"errors"
	"flag"
	"fmt"
	"io"
	"net"
	"os"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"

	"github.com/twmb/franz-go/pkg/kerr"
	"github.com/twmb/franz-go/pkg/kmsg"
)

// connections opens many idle connections and many that are at work, and says what each kind costs the server's process.
// The connections are plain sockets that speak the protocol: a thousand clients with all that belongs to them would keep
// this process busy, not the server.
func connections(arguments []string) error {
	flags := flag.NewFlagSet("connections", flag.ExitOnError)
	bootstrap := flags.String("bootstrap", "", "host:port")
	pid := flags.Int("pid", 0, "the server's process")
	topic := flags.String("topic", "connections", "topic")
	partitions := flags.Int("partitions", 50, "its number of partitions")
	idle := flags.Int("idle", 5_000, "connections that only said hello")
	active := flags.Int("active", 1_000, "connections that write a batch per second and wait for records in between")
	length := flags.Duration("for", 30*time.Second, "how long the active ones work")
	flags.Parse(arguments)

	load := &connectionLoad{bootstrap: *bootstrap, topic: *topic, partitions: int32(*partitions)}
	// The first requests pay for compiled code and for buffers that are kept; they count for no connection.
	load.work(*active/5, 5*time.Second)
	sleepUnless(context.Background(), 3*time.Second)
	load.reset()
	before := residentBytes(*pid)
	quiet := load.open(*idle)
	sleepUnless(context.Background(), 5*time.Second)
	withIdle := residentBytes(*pid)
	highest := make(chan int64, 1)
	stop := make(chan struct{})
	go func() { highest <- watchResident(*pid, stop) }()
	load.work(*active, *length)
	withActive := residentBytes(*pid)
	close(stop)
	alive := load.greet(quiet)
	for _, connection := range quiet {
		connection.close()
	}
	slices.Sort(load.took)
	at := func(share float64) float64 {
		if len(load.took) == 0 {
			return 0
		}
		return float64(load.took[int(share*float64(len(load.took)-1))].Microseconds()) / 1000
	}
	printJSON(map[string]any{"idle": len(quiet), "idleAlive": alive, "requests": load.requests, "batches": len(load.took),
		"problems": load.problems, "failed": load.failed, "p50Ms": at(0.5), "p99Ms": at(0.99), "maxMs": at(1),
		"residentBefore": before, "residentIdle": withIdle, "residentActive": withActive, "residentHighest": <-highest})
	return nil
}

// residentBytes is the process's resident memory as the kernel counts it.
func residentBytes(pid int) int64 {
	status, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", pid))
	if err != nil {
		return 0
	}
	for _, line := range strings.Split(string(status), "\n") {
		if words := strings.Fields(line); len(words) == 3 && words[0] == "VmRSS:" {
			kibibytes, _ := strconv.ParseInt(words[1], 10, 64)
			return kibibytes << 10
		}
	}
	return 0
}

func watchResident(pid int, stop <-chan struct{}) int64 {
	highest := int64(0)
	tick := time.NewTicker(250 * time.Millisecond)
	defer tick.Stop()
	for {
		highest = max(highest, residentBytes(pid))
		select {
		case <-stop:
			return highest
		case <-tick.C:
		}
	}
}

type connectionLoad struct {
	bootstrap, topic string
	partitions       int32
	mutex            sync.Mutex
	problems         []string
	failed           int
	requests         int
	took             []time.Duration
}

func (l *connectionLoad) reset() {
	l.mutex.Lock()
	defer l.mutex.Unlock()
	l.requests, l.took = 0, nil
}

func (l *connectionLoad) note(err error) {
	l.mutex.Lock()
	defer l.mutex.Unlock()
	l.failed++
	if len(l.problems) < 5 {
		l.problems = append(l.problems, err.Error())
	}
}

// open makes connections that say hello, a few at a time, as those of a fleet that starts do.
func (l *connectionLoad) open(count int) []*plainConnection {
	opened := make([]*plainConnection, count)
	turns := make(chan struct{}, 64)
	all := sync.WaitGroup{}
	for i := range count {
		turns <- struct{}{}
		all.Go(func() {
			defer func() { <-turns }()
			connection, err := dialPlain(l.bootstrap, fmt.Sprintf("connection-%d", i))
			if err == nil {
				err = connection.hello()
			}
			if err != nil {
				l.note(fmt.Errorf("connection %d: %w", i, err))
				return
			}
			opened[i] = connection
		})
	}
	all.Wait()
	return slices.DeleteFunc(opened, func(connection *plainConnection) bool { return connection == nil })
}

// greet says hello once more on connections that have been idle, and counts those that are answered.
func (l *connectionLoad) greet(quiet []*plainConnection) int {
	alive := 0
	for _, connection := range quiet {
		if err := connection.hello(); err != nil {
			l.note(fmt.Errorf("after idling: %w", err))
			continue
		}
		alive++
	}
	return alive
}

// work keeps connections busy: each writes one batch per second and waits for records in between.
func (l *connectionLoad) work(count int, length time.Duration) {
	opened := l.open(count)
	end := time.Now().Add(length)
	all := sync.WaitGroup{}
	for i, connection := range opened {
		all.Go(func() {
			defer connection.close()
			time.Sleep(time.Duration(i) * time.Second / time.Duration(count))
			for time.Now().Before(end) {
				started := time.Now()
				if err := l.turn(connection, int32(i)%l.partitions); err != nil {
					l.note(fmt.Errorf("active connection %d: %w", i, err))
					return
				}
				time.Sleep(time.Second - time.Since(started))
			}
		})
	}
	all.Wait()
}

// turn writes a batch of ten small records and then waits half a second for more bytes than there will be.
func (l *connectionLoad) turn(connection *plainConnection, partition int32) error {
	values := make([]string, 10)
	for i := range values {
		values[i] = strings.Repeat("x", 100)
	}
	started := time.Now()
	offset, err := connection.produce(l.topic, partition, batchSpec{values: values}.encode())
	if err != nil {
		return err
	}
	took := time.Since(started)
	if err := connection.fetch(l.topic, partition, offset); err != nil {
		return err
	}
	l.mutex.Lock()
	defer l.mutex.Unlock()
	l.requests += 2
	l.took = append(l.took, took)
	return nil
}

// plainConnection is one socket with one request at a time.
type plainConnection struct {
	socket    net.Conn
	formatter *kmsg.RequestFormatter
	last      int32
}

func dialPlain(address, clientID string) (*plainConnection, error) {
	socket, err := net.DialTimeout("tcp", address, 10*time.Second)
	if err != nil {
		return nil, err
	}
	return &plainConnection{socket: socket, formatter: kmsg.NewRequestFormatter(kmsg.FormatterClientID(clientID))}, nil
}

func (c *plainConnection) close() { c.socket.Close() }

// ask sends a request and reads its response.
func (c *plainConnection) ask(request kmsg.Request) (kmsg.Response, error) {
	c.last++
	c.socket.SetDeadline(time.Now().Add(20 * time.Second))
	if _, err := c.socket.Write(c.formatter.AppendRequest(nil, request, c.last)); err != nil {
		return nil, err
	}
	head := [4]byte{}
	if _, err := io.ReadFull(c.socket, head[:]); err != nil {
		return nil, err
	}
	body := make([]byte, binary.BigEndian.Uint32(head[:]))
	if _, err := io.ReadFull(c.socket, body); err != nil {
		return nil, err
	}
	if len(body) < 5 || int32(binary.BigEndian.Uint32(body)) != c.last {
		return nil, errors.New("an answer to another request")
	}
	response := request.ResponseKind()
	response.SetVersion(request.GetVersion())
	body = body[4:]
	if response.IsFlexible() && response.Key() != 18 {
		// The header's tagged fields: none.
		body = body[1:]
	}
	return response, response.ReadFrom(body)
}

func (c *plainConnection) hello() error {
	request := kmsg.NewPtrApiVersionsRequest()
	request.SetVersion(3)
	request.ClientSoftwareName, request.ClientSoftwareVersion = "interop", "1"
	response, err := c.ask(request)
	if err != nil {
		return err
	}
	return kerr.ErrorForCode(response.(*kmsg.ApiVersionsResponse).ErrorCode)
}

func (c *plainConnection) produce(topic string, partition int32, batch []byte) (int64, error) {
	request := kmsg.NewPtrProduceRequest()
	request.SetVersion(9)
	request.Acks, request.TimeoutMillis = -1, 10_000
	entry := kmsg.NewProduceRequestTopic()
	entry.Topic = topic
	part := kmsg.NewProduceRequestTopicPartition()
	part.Partition, part.Records = partition, batch
	entry.Partitions = append(entry.Partitions, part)
	request.Topics = append(request.Topics, entry)
	response, err := c.ask(request)
	if err != nil {
		return 0, err
	}
	told := response.(*kmsg.ProduceResponse).Topics[0].Partitions[0]
	return told.BaseOffset, kerr.ErrorForCode(told.ErrorCode)
}

func (c *plainConnection) fetch(topic string, partition int32, offset int64) error {
	request := kmsg.NewPtrFetchRequest()
	request.SetVersion(11)
	request.MaxWaitMillis, request.MinBytes, request.MaxBytes, request.SessionEpoch = 500, 1<<20, 1<<20, -1
	entry := kmsg.NewFetchRequestTopic()
	entry.Topic = topic
	part := kmsg.NewFetchRequestTopicPartition()
	part.Partition, part.FetchOffset, part.PartitionMaxBytes, part.CurrentLeaderEpoch = partition, offset, 16<<10, -1
	entry.Partitions = append(entry.Partitions, part)
	request.Topics = append(request.Topics, entry)
	response, err := c.ask(request)
	if err != nil {
		return err
	}
	answer := response.(*kmsg.FetchResponse)
	if answer.ErrorCode != 0 {
		return kerr.ErrorForCode(answer.ErrorCode)
	}
	told := answer.Topics[0].Partitions[0]
	if err := kerr.ErrorForCode(told.ErrorCode); err != nil {
		return err
	}
	if len(told.RecordBatches) == 0 {
		return fmt.Errorf("partition %d: nothing at offset %d, which was acknowledged", partition, offset)
	}
	return nil
}
