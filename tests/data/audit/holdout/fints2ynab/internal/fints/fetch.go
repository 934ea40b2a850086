package fints

import (
	"bufio"
	"bytes"
	"os/exec"
	"strconv"
	"strings"
	"time"
)

type Booking struct {
	Valuta  time.Time
	Cents   int64
	Name    string
	Purpose string
}

// Fetch shells out to aqbanking-cli until we have a pure Go HBCI implementation.
func Fetch(since time.Time) ([]Booking, error) {
	out, err := exec.Command("aqbanking-cli", "request", "--transactions", "--fromdate="+since.Format("20060102")).Output()
	if err != nil {
		return nil, err
	}
	var bs []Booking
	s := bufio.NewScanner(bytes.NewReader(out))
	for s.Scan() {
		f := strings.Split(s.Text(), ";")
		if len(f) < 4 {
			continue
		}
		d, err := time.Parse("2006-01-02", f[0])
		if err != nil {
			continue
		}
		amount, _ := strconv.ParseFloat(f[1], 64)
		bs = append(bs, Booking{d, int64(amount * 100), f[2], f[3]})
	}
	return bs, s.Err()
}
