package elation

import "net/http"

const base = "https://app.elationemr.com/api/2.0"

type Client struct {
	Token string
	HTTP  *http.Client
}

func (c *Client) newRequest(method, path string) (*http.Request, error) {
	req, err := http.NewRequest(method, base+path, nil)
	if err == nil {
		req.Header.Set("Authorization", "Bearer "+c.Token)
	}
	return req, err
}
