package detect

import "strings"

// Hint narrows the detection.
type Hint string

const (
	HintNone Hint = ""
	HintGit  Hint = "git"
	HintSVN  Hint = "subversion"
)

// FromURL derives a hint from the import source.
func FromURL(u string) Hint {
	switch {
	case strings.HasSuffix(u, ".git"):
		return HintGit
	case strings.Contains(u, "/svn/"):
		return HintSVN
	}
	return HintNone
}
