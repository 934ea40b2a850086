package hint

// String returns a pointer to s.
func String(s string) *string { return &s }

// Bool returns a pointer to b.
func Bool(b bool) *bool { return &b }

// StringValue dereferences p, or returns "".
func StringValue(p *string) string {
	if p == nil {
		return ""
	}
	return *p
}
