package ynab

import (
	"io/ioutil"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
)

func TestImportID(t *testing.T) {
	if got := ImportID(-294230, "2015-12-30", 1); got != "YNAB:-294230:2015-12-30:1" {
		t.Fatalf("got %q", got)
	}
}

func TestSave(t *testing.T) {
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		b, _ := ioutil.ReadAll(r.Body)
		if !strings.Contains(string(b), `"import_id":"YNAB:-1000:2023-01-02:1"`) {
			t.Errorf("body %s", b)
		}
		w.Write([]byte(`{"data":{"transaction_ids":["a"],"duplicate_import_ids":["YNAB:5:2023-01-01:1"]}}`))
	}))
	defer s.Close()
	c := New("x")
	c.Base = s.URL
	id := ImportID(-1000, "2023-01-02", 1)
	n, dup, err := c.Save("b", []Transaction{{Amount: -1000, Date: "2023-01-02", ImportID: &id}})
	if err != nil || n != 1 || len(dup) != 1 {
		t.Fatal(n, dup, err)
	}
}
