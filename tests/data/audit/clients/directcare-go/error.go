package directcare

import "fmt"

// Error is what the API answers with on any 4xx or 5xx.
type Error struct {
	Status  int                    `json:"status"`
	Message string                 `json:"message"`
	Errors  map[string]interface{} `json:"errors,omitempty"`
}

func (e *Error) Error() string {
	return fmt.Sprintf("%d: %s", e.Status, e.Message)
}
