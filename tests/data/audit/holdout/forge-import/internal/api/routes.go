package api

import "github.com/go-chi/chi/v5"

func (a *API) routes() chi.Router {
	r := chi.NewRouter()
	r.Route("/repos/{owner}/{repo}/import", func(r chi.Router) {
		r.Post("/", a.createImport)
		r.Get("/{importID}", a.getImport)
		r.Patch("/{importID}/authors/{authorID}", a.mapAuthor)
		r.Delete("/{importID}", a.cancelImport)
	})
	return r
}
