package hintapi

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strconv"
	"time"
)

const (
	defaultBaseURL = "https://api.hint.com/api/provider/"
	sandboxBaseURL = "https://api.sandbox.hint.com/api/provider/"
	userAgent      = "go-hintapi/0.4"
)

// A Client manages communication with the API.
type Client struct {
	client  *http.Client
	BaseURL *url.URL
	token   string

	common service

	Patients         *PatientsService
	CustomerInvoices *CustomerInvoicesService
	Practitioners    *PractitionersService
}

type service struct {
	client *Client
}

// NewClient returns a new API client. If httpClient is nil a client with a 30s timeout is used.
func NewClient(token string, httpClient *http.Client) *Client {
	if httpClient == nil {
		httpClient = &http.Client{Timeout: 30 * time.Second}
	}
	u, _ := url.Parse(defaultBaseURL)
	c := &Client{client: httpClient, BaseURL: u, token: token}
	c.common.client = c
	c.Patients = (*PatientsService)(&c.common)
	c.CustomerInvoices = (*CustomerInvoicesService)(&c.common)
	c.Practitioners = (*PractitionersService)(&c.common)
	return c
}

// NewRequest creates an API request with a JSON body.
func (c *Client) NewRequest(ctx context.Context, method, path string, body interface{}) (*http.Request, error) {
	u, err := c.BaseURL.Parse(path)
	if err != nil {
		return nil, err
	}
	var buf io.ReadWriter
	if body != nil {
		buf = &bytes.Buffer{}
		if err := json.NewEncoder(buf).Encode(body); err != nil {
			return nil, err
		}
	}
	req, err := http.NewRequestWithContext(ctx, method, u.String(), buf)
	if err != nil {
		return nil, err
	}
	req.SetBasicAuth(c.token, "")
	req.Header.Set("User-Agent", userAgent)
	if body != nil {
		req.Header.Set("Content-Type", "application/json")
	}
	return req, nil
}

// Do sends a request and decodes the answer into v.
func (c *Client) Do(req *http.Request, v interface{}) (*Response, error) {
	resp, err := c.client.Do(req)
	if err != nil {
		return nil, err
	}
	defer resp.Body.Close()
	r := &Response{Response: resp}
	r.Total, _ = strconv.Atoi(resp.Header.Get("X-Total-Count"))
	if resp.StatusCode >= 300 {
		e := &Error{Status: resp.StatusCode}
		_ = json.NewDecoder(resp.Body).Decode(e)
		return r, e
	}
	if v != nil {
		err = json.NewDecoder(resp.Body).Decode(v)
	}
	return r, err
}

// Response wraps http.Response with the paging headers.
type Response struct {
	*http.Response
	Total int
}

// Error is what the API answers for a status of 300 and above.
type Error struct {
	Status  int    `json:"status"`
	Message string `json:"message"`
}

func (e *Error) Error() string {
	return fmt.Sprintf("hint: %d %s", e.Status, e.Message)
}

// String returns a pointer to s.
func String(s string) *string { return &s }
