package hint

import (
	"context"
	"net/http"

	"github.com/google/go-querystring/query"
)

// ListOptions: Limit is 1..100.
type ListOptions struct {
	Limit  int    `url:"limit,omitempty"`
	Offset int    `url:"offset,omitempty"`
	Sort   string `url:"sort,omitempty"`
}

func withQuery(path string, opt ListOptions) string {
	v, err := query.Values(opt)
	if err != nil || len(v) == 0 {
		return path
	}
	return path + "?" + v.Encode()
}

type PractitionerService struct{ c *Client }

type Practitioner struct {
	ID   string `json:"id"`
	Name string `json:"name"`
	NPI  string `json:"npi"`
}

func (s *PractitionerService) List(ctx context.Context) ([]Practitioner, error) {
	var out []Practitioner
	_, err := s.c.do(ctx, http.MethodGet, "/api/provider/practitioners", nil, &out)
	return out, err
}
