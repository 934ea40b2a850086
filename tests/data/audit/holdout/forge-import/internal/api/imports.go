package api

import (
	"encoding/json"
	"net/http"
	"strconv"

	"github.com/go-chi/chi/v5"

	"code.forgehub.dev/importer/internal/store"
)

type createRequest struct {
	VCSURL       string `json:"vcs_url"`
	VCSHint      string `json:"vcs,omitempty"`
	ImportSource string `json:"import_source"`
}

func (a *API) createImport(w http.ResponseWriter, r *http.Request) {
	var req createRequest
	if err := json.NewDecoder(r.Body).Decode(&req); err != nil {
		http.Error(w, `{"message":"bad json"}`, http.StatusBadRequest)
		return
	}
	if req.ImportSource == "" {
		req.ImportSource = guessSource(req.VCSURL)
	}
	im := &store.Import{RepoID: repoFrom(r.Context()).ID, ImportSource: req.ImportSource, VCSURL: req.VCSURL, VCSHint: req.VCSHint}
	if err := a.store.Create(r.Context(), im); err != nil {
		http.Error(w, `{"message":"internal"}`, http.StatusInternalServerError)
		return
	}
	a.queue.Push("import.detect", map[string]any{"import_id": im.ImportID, "hint": req.VCSHint})
	w.WriteHeader(http.StatusCreated)
	_ = json.NewEncoder(w).Encode(im)
}

func importID(r *http.Request) (int64, error) {
	return strconv.ParseInt(chi.URLParam(r, "importID"), 10, 64)
}
