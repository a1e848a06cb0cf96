package main

import (
	"bufio"
	"bytes"
	"encoding/binary"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"github.com/twmb/franz-go/pkg/kgo"
)

// dataset streams the records of one partition out of a file that dataset.mjs wrote; that file says what the bytes are.
type dataset struct {
	file    *os.File
	reader  *bufio.Reader
	index   int64
	scratch [4]byte
}

func openDataset(folder string, partition int32) (*dataset, error) {
	file, err := os.Open(filepath.Join(folder, fmt.Sprintf("partition-%d.bin", partition)))
	if err != nil {
		return nil, err
	}
	return &dataset{file: file, reader: bufio.NewReaderSize(file, 1<<20)}, nil
}

func (d *dataset) close() { d.file.Close() }

// next returns the next record, or io.EOF when the file ends between two records.
func (d *dataset) next() (*kgo.Record, error) {
	if _, err := d.reader.Peek(1); err != nil {
		return nil, err
	}
	record := &kgo.Record{}
	var err error
	if record.Key, err = d.bytes(); err != nil {
		return nil, err
	}
	if record.Value, err = d.bytes(); err != nil {
		return nil, err
	}
	headerCount, err := d.int32()
	if err != nil {
		return nil, err
	}
	for range headerCount {
		name, err := d.bytes()
		if err != nil {
			return nil, err
		}
		value, err := d.bytes()
		if err != nil {
			return nil, err
		}
		record.Headers = append(record.Headers, kgo.RecordHeader{Key: string(name), Value: value})
	}
	d.index++
	return record, nil
}

func (d *dataset) int32() (int32, error) {
	if _, err := io.ReadFull(d.reader, d.scratch[:]); err != nil {
		return 0, fmt.Errorf("the dataset ends inside record %d: %w", d.index, err)
	}
	return int32(binary.BigEndian.Uint32(d.scratch[:])), nil
}

// bytes returns nil for a length of -1, which stands for null.
func (d *dataset) bytes() ([]byte, error) {
	length, err := d.int32()
	if err != nil || length < 0 {
		return nil, err
	}
	value := make([]byte, length)
	if _, err := io.ReadFull(d.reader, value); err != nil {
		return nil, fmt.Errorf("the dataset ends inside record %d: %w", d.index, err)
	}
	return value, nil
}

// addRunHeaders appends the two headers that tell a topic's records from those of every other topic and partition,
// which share the same dataset.
func addRunHeaders(record *kgo.Record, topic string, partition int32) {
	record.Headers = append(record.Headers,
		kgo.RecordHeader{Key: "run", Value: []byte(topic)},
		kgo.RecordHeader{Key: "partition", Value: []byte(fmt.Sprint(partition))})
}

// difference says what differs between what was written and what was read, or nothing.
func difference(wanted, got *kgo.Record) string {
	switch {
	case !sameBytes(wanted.Key, got.Key):
		return fmt.Sprintf("key is %s, not %s", shown(got.Key), shown(wanted.Key))
	case !sameBytes(wanted.Value, got.Value):
		return fmt.Sprintf("value is %s, not %s", shown(got.Value), shown(wanted.Value))
	case len(wanted.Headers) != len(got.Headers):
		return fmt.Sprintf("%d headers, not %d", len(got.Headers), len(wanted.Headers))
	}
	for i, header := range wanted.Headers {
		if header.Key != got.Headers[i].Key {
			return fmt.Sprintf("header %d is called %q, not %q", i, got.Headers[i].Key, header.Key)
		}
		if !sameBytes(header.Value, got.Headers[i].Value) {
			return fmt.Sprintf("header %q is %s, not %s", header.Key, shown(got.Headers[i].Value), shown(header.Value))
		}
	}
	return ""
}

// sameBytes tells null from empty, which bytes.Equal does not.
func sameBytes(a, b []byte) bool {
	return (a == nil) == (b == nil) && bytes.Equal(a, b)
}

func shown(value []byte) string {
	if value == nil {
		return "null"
	}
	if len(value) > 24 {
		return fmt.Sprintf("%d bytes %q…", len(value), value[:24])
	}
	return fmt.Sprintf("%q", value)
}
