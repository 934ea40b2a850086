package web

import (
	"log"
	"net/http"
	"strconv"
	"time"

	"github.com/burrowlabs/hoplink/internal/store"
	"github.com/go-chi/chi/v5"
)

type Server struct {
	Links  *store.Links
	Clicks *store.Clicks
}

func (s *Server) Routes() http.Handler {
	r := chi.NewRouter()
	r.Get("/{slug}", s.redirect)
	r.Get("/api/links/{externalLinkID}/clicks", s.clicks)
	return r
}

func (s *Server) redirect(w http.ResponseWriter, r *http.Request) {
	link, err := s.Links.BySlug(r.Context(), chi.URLParam(r, "slug"))
	if err != nil {
		http.NotFound(w, r)
		return
	}
	ref, ua := r.Referer(), r.UserAgent()
	click := &store.Click{ExternalLinkID: link.ID, Referrer: &ref, UserAgent: &ua}
	if err := s.Clicks.Add(r.Context(), click); err != nil {
		log.Printf("click of link %d: %v", link.ID, err)
	}
	http.Redirect(w, r, link.TargetURL, http.StatusFound)
}

func (s *Server) clicks(w http.ResponseWriter, r *http.Request) {
	id, err := strconv.ParseInt(chi.URLParam(r, "externalLinkID"), 10, 64)
	if err != nil {
		http.Error(w, "bad id", http.StatusBadRequest)
		return
	}
	rows, err := s.Clicks.PerDay(r.Context(), id, time.Now().AddDate(0, -1, 0))
	if err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
	writeJSON(w, rows)
}
