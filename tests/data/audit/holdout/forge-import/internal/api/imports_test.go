package api

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
)

func TestCreateImport(t *testing.T) {
	srv := httptest.NewServer(newTestAPI(t).routes())
	defer srv.Close()

	res, err := http.Post(srv.URL+"/repos/o/r/import", "application/json",
		strings.NewReader(`{"vcs_url":"https://gitlab.com/a/b.git","import_source":"gitlab"}`))
	if err != nil {
		t.Fatal(err)
	}
	if res.StatusCode != 201 {
		t.Fatalf("got %d", res.StatusCode)
	}
}
