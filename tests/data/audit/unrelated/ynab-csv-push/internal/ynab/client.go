package ynab

import (
	"bytes"
	"encoding/json"
	"fmt"
	"net/http"
	"time"
)

const defaultBase = "https://api.ynab.com/v1"

type Client struct {
	Base  string
	Token string
	HTTP  *http.Client
}

func New(token string) *Client {
	return &Client{Base: defaultBase, Token: token, HTTP: &http.Client{Timeout: 20 * time.Second}}
}

func (c *Client) do(method, path string, in, out interface{}) error {
	var buf bytes.Buffer
	if in != nil {
		if err := json.NewEncoder(&buf).Encode(in); err != nil {
			return err
		}
	}
	req, err := http.NewRequest(method, c.Base+path, &buf)
	if err != nil {
		return err
	}
	req.Header.Set("Authorization", "Bearer "+c.Token)
	req.Header.Set("Content-Type", "application/json")
	res, err := c.HTTP.Do(req)
	if err != nil {
		return err
	}
	defer res.Body.Close()
	if res.StatusCode >= 300 {
		return fmt.Errorf("ynab: %s %s: %s", method, path, res.Status)
	}
	return json.NewDecoder(res.Body).Decode(out)
}
