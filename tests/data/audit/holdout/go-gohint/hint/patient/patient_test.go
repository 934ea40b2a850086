package patient

import (
	"encoding/json"
	"reflect"
	"testing"

	"github.com/opalcare/gohint/hint"
)

type stub struct {
	method, path string
	body         []byte
	reply        string
}

func (s *stub) Call(method, path string, in, out interface{}) error {
	s.method, s.path = method, path
	s.body, _ = json.Marshal(in)
	return json.Unmarshal([]byte(s.reply), out)
}

func TestCreate(t *testing.T) {
	tests := []struct {
		name string
		in   *Params
		want string
	}{
		{"names only", &Params{FirstName: hint.String("A"), LastName: hint.String("B")}, `{"first_name":"A","last_name":"B"}`},
		{"linked", &Params{ExternalLinkID: hint.String("x1")}, `{"external_link_id":"x1"}`},
		{"import pair", &Params{ImportID: hint.String("7"), ImportSource: hint.String("opal")},
			`{"import_id":"7","import_source":"opal"}`},
		{"empty", &Params{}, `{}`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			s := &stub{reply: `{"id":"pat-Zk3nq0Lw81aT"}`}
			if _, err := Create(s, tt.in); err != nil {
				t.Fatal(err)
			}
			if string(s.body) != tt.want {
				t.Errorf("body = %s, want %s", s.body, tt.want)
			}
		})
	}
}

func TestDecode(t *testing.T) {
	const raw = `{
  "id": "pat-Zk3nq0Lw81aT",
  "first_name": "Ann",
  "external_link_id": null,
  "import_id": "7",
  "import_source": "opal"
}`
	var got Patient
	if err := json.Unmarshal([]byte(raw), &got); err != nil {
		t.Fatal(err)
	}
	want := Patient{ID: "pat-Zk3nq0Lw81aT", FirstName: "Ann", ImportID: "7", ImportSource: "opal"}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got %+v", got)
	}
	if !got.Imported() {
		t.Error("want imported")
	}
}
