package directcare

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"io/ioutil"
	"log"
	"net/http"
	"net/url"
	"strings"
	"time"
)

const (
	defaultHTTPTimeout = 80 * time.Second
	liveURL            = "https://api.hint.com/api"
	sandboxURL         = "https://api.sandbox.hint.com/api"
)

// Testing switches the default backend to the sandbox.
var Testing bool

// Key is the practice access token used when none is passed explicitly.
var Key string

// Backend makes the calls. It is an interface so that tests can replace it.
type Backend interface {
	Call(method, path, key string, params, v interface{}) (http.Header, error)
}

// APIBackend is the Backend that goes over the wire.
type APIBackend struct {
	URL        string
	HTTPClient *http.Client
}

var backend Backend

// GetBackend returns the backend set with SetBackend, or the default one.
func GetBackend() Backend {
	if backend == nil {
		u := liveURL
		if Testing {
			u = sandboxURL
		}
		backend = &APIBackend{URL: u, HTTPClient: &http.Client{Timeout: defaultHTTPTimeout}}
	}
	return backend
}

// SetBackend replaces the backend.
func SetBackend(b Backend) { backend = b }

// Call sends params as JSON and decodes the answer into v.
func (s *APIBackend) Call(method, path, key string, params, v interface{}) (http.Header, error) {
	if !strings.HasPrefix(path, "/") {
		path = "/" + path
	}

	var body io.Reader
	u := s.URL + path
	if params != nil {
		if method == http.MethodGet {
			if q, ok := params.(url.Values); ok && len(q) > 0 {
				u += "?" + q.Encode()
			}
		} else {
			data, err := json.Marshal(params)
			if err != nil {
				return nil, err
			}
			body = bytes.NewReader(data)
		}
	}

	req, err := http.NewRequest(method, u, body)
	if err != nil {
		return nil, err
	}
	req.SetBasicAuth(key, "")
	req.Header.Set("Content-Type", "application/json")
	req.Header.Set("User-Agent", "directcare-go/0.4")

	res, err := s.HTTPClient.Do(req)
	if err != nil {
		log.Printf("request to %s failed: %v", path, err)
		return nil, err
	}
	defer res.Body.Close()

	b, err := ioutil.ReadAll(res.Body)
	if err != nil {
		return nil, err
	}
	if res.StatusCode >= 400 {
		e := &Error{Status: res.StatusCode}
		if err := json.Unmarshal(b, e); err != nil {
			return nil, fmt.Errorf("unexpected answer (%d): %s", res.StatusCode, b)
		}
		return nil, e
	}
	if v != nil && len(b) > 0 {
		return res.Header, json.Unmarshal(b, v)
	}
	return res.Header, nil
}
