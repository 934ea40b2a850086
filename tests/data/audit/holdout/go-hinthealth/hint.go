// Package hint is a client for the Hint Health API.
package hint

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"time"
)

const (
	defaultBaseURL = "https://api.hint.com"
	sandboxBaseURL = "https://api.sandbox.hint.com"
	userAgent      = "go-hinthealth/0.4"
)

// Client talks to the API. Use NewClient.
type Client struct {
	http    *http.Client
	baseURL *url.URL
	token   string

	Patients      *PatientService
	Practitioners *PractitionerService
	Invoices      *InvoiceService
}

type Option func(*Client)

func WithSandbox() Option {
	return func(c *Client) {
		c.baseURL, _ = url.Parse(sandboxBaseURL)
	}
}

func WithHTTPClient(h *http.Client) Option {
	return func(c *Client) { c.http = h }
}

func NewClient(token string, opts ...Option) *Client {
	u, _ := url.Parse(defaultBaseURL)
	c := &Client{http: &http.Client{Timeout: 20 * time.Second}, baseURL: u, token: token}
	for _, o := range opts {
		o(c)
	}
	c.Patients = &PatientService{c}
	c.Practitioners = &PractitionerService{c}
	c.Invoices = &InvoiceService{c}
	return c
}

// Error is what the API returns on a non-2xx status.
type Error struct {
	Status  int             `json:"status"`
	Message string          `json:"message"`
	Errors  json.RawMessage `json:"errors,omitempty"`
}

func (e *Error) Error() string { return fmt.Sprintf("hint: %d %s", e.Status, e.Message) }

func (c *Client) do(ctx context.Context, method, path string, in, out interface{}) (*http.Response, error) {
	var body io.Reader
	if in != nil {
		b, err := json.Marshal(in)
		if err != nil {
			return nil, err
		}
		body = bytes.NewReader(b)
	}
	ref, err := c.baseURL.Parse(path)
	if err != nil {
		return nil, err
	}
	req, err := http.NewRequestWithContext(ctx, method, ref.String(), body)
	if err != nil {
		return nil, err
	}
	req.Header.Set("User-Agent", userAgent)
	req.Header.Set("Content-Type", "application/json")
	req.SetBasicAuth(c.token, "")
	res, err := c.http.Do(req)
	if err != nil {
		return nil, err
	}
	defer res.Body.Close()
	if res.StatusCode >= 400 {
		e := &Error{Status: res.StatusCode}
		_ = json.NewDecoder(res.Body).Decode(e)
		return res, e
	}
	if out == nil || res.StatusCode == http.StatusNoContent {
		return res, nil
	}
	return res, json.NewDecoder(res.Body).Decode(out)
}

// String returns a pointer to s.
func String(s string) *string { return &s }
