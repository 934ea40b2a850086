package hint

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"time"
)

const defaultHost = "https://api.hint.com/api"

// Backend performs calls. Tests swap it for a stub.
type Backend interface {
	Call(method, path string, in, out interface{}) error
}

type httpBackend struct {
	host  string
	token string
	hc    *http.Client
}

// New returns a backend that talks to production.
func New(token string) Backend {
	return &httpBackend{host: defaultHost, token: token, hc: &http.Client{Timeout: 20 * time.Second}}
}

func (b *httpBackend) Call(method, path string, in, out interface{}) error {
	var body io.Reader
	if in != nil {
		buf, err := json.Marshal(in)
		if err != nil {
			return err
		}
		body = bytes.NewReader(buf)
	}
	req, err := http.NewRequest(method, b.host+path, body)
	if err != nil {
		return err
	}
	req.SetBasicAuth(b.token, "")
	req.Header.Set("Content-Type", "application/json")
	res, err := b.hc.Do(req)
	if err != nil {
		return err
	}
	defer res.Body.Close()
	if res.StatusCode >= 400 {
		e := &Error{Status: res.StatusCode}
		_ = json.NewDecoder(res.Body).Decode(e)
		return e
	}
	if out == nil {
		return nil
	}
	return json.NewDecoder(res.Body).Decode(out)
}

// Error is what the API returns for a 4xx or 5xx.
type Error struct {
	Status  int                 `json:"status"`
	Message string              `json:"message"`
	Errors  map[string][]string `json:"errors,omitempty"`
}

func (e *Error) Error() string { return fmt.Sprintf("hint: %d %s", e.Status, e.Message) }
