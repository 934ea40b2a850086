package elation

// Patient as of /patients/. Metadata is ours, Elation stores it as it is.
type Patient struct {
	ID        int64    `json:"id"`
	FirstName string   `json:"first_name"`
	LastName  string   `json:"last_name"`
	DOB       string   `json:"dob"`
	Practice  int64    `json:"practice"`
	Metadata  Metadata `json:"metadata"`
}

type Metadata struct {
	ImportID       string `json:"import_id,omitempty"`
	ImportSource   string `json:"import_source,omitempty"`
	ExternalLinkID string `json:"external_link_id,omitempty"`
}

func NewMetadata(importID string) Metadata {
	return Metadata{ImportID: importID, ImportSource: "linden"}
}
