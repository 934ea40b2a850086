package hint

import (
	"bytes"
	"encoding/json"
	"fmt"
	"net/http"
)

const apiURL = "https://api.hint.com/api"

type Backend struct {
	Key    string
	Client *http.Client
}

func (b *Backend) Call(method, path string, params, v interface{}) error {
	var body bytes.Buffer
	if params != nil {
		if err := json.NewEncoder(&body).Encode(params); err != nil {
			return err
		}
	}
	req, err := http.NewRequest(method, apiURL+path, &body)
	if err != nil {
		return err
	}
	req.SetBasicAuth(b.Key, "")
	req.Header.Set("Content-Type", "application/json")
	res, err := b.Client.Do(req)
	if err != nil {
		return err
	}
	defer res.Body.Close()
	if res.StatusCode >= 400 {
		return fmt.Errorf("hint: %s", res.Status)
	}
	return json.NewDecoder(res.Body).Decode(v)
}
