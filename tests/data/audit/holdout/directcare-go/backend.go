package directcare

import (
	"bytes"
	"encoding/json"
	"io"
	"io/ioutil"
	"net/http"
	"net/url"
	"time"

	"github.com/pkg/errors"
)

const (
	apiURL         = "https://api.hint.com/api"
	stagingURL     = "https://api.staging.hint.com/api"
	defaultTimeout = 80 * time.Second
)

// Backend is implemented by everything that can talk to the API. Swapped out in tests.
type Backend interface {
	Call(method, path, key string, form *url.Values, params interface{}, v interface{}) (http.Header, error)
}

type httpBackend struct {
	url    string
	client *http.Client
}

func newBackend(staging bool) Backend {
	u := apiURL
	if staging {
		u = stagingURL
	}
	return &httpBackend{url: u, client: &http.Client{Timeout: defaultTimeout}}
}

func (b *httpBackend) Call(method, path, key string, form *url.Values, params interface{}, v interface{}) (http.Header, error) {
	var body io.Reader
	if form != nil && len(*form) > 0 {
		path += "?" + form.Encode()
	}
	if params != nil {
		data, err := json.Marshal(params)
		if err != nil {
			return nil, errors.Wrap(err, "marshal params")
		}
		body = bytes.NewReader(data)
	}
	req, err := http.NewRequest(method, b.url+path, body)
	if err != nil {
		return nil, err
	}
	req.SetBasicAuth(key, "")
	req.Header.Set("Content-Type", "application/json")

	res, err := b.client.Do(req)
	if err != nil {
		return nil, err
	}
	defer res.Body.Close()

	data, err := ioutil.ReadAll(res.Body)
	if err != nil {
		return nil, err
	}
	if res.StatusCode >= 400 {
		e := &Error{Status: res.StatusCode}
		_ = json.Unmarshal(data, e)
		return nil, e
	}
	if v != nil {
		return res.Header, json.Unmarshal(data, v)
	}
	return res.Header, nil
}
