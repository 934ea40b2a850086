package directcare

// Practice the key belongs to.
type Practice struct {
	ID    string `json:"id"`
	Name  string `json:"name"`
	Email string `json:"email"`
}

// PracticeService wraps /provider/practice.
type PracticeService struct {
	B   Backend
	Key string
}

// Get returns the practice.
func (s *PracticeService) Get() (*Practice, error) {
	p := &Practice{}
	_, err := s.B.Call("GET", "/provider/practice", s.Key, nil, nil, p)
	return p, err
}
