package provider

import (
	"testing"

	"github.com/hashicorp/terraform-plugin-sdk/v2/helper/resource"
	"github.com/hashicorp/terraform-plugin-sdk/v2/terraform"
)

func TestParseDeviceImportID(t *testing.T) {
	for _, bad := range []string{"", "a"} {
		if _, _, err := parseDeviceImportID(bad); err == nil {
			t.Errorf("%q: no error", bad)
		}
	}
}

func TestAccDevice_import(t *testing.T) {
	resource.Test(t, resource.TestCase{
		ProviderFactories: factories,
		Steps: []resource.TestStep{
			{Config: `resource "rack_device" "a" { rack = "r1" name = "sw1" }`},
			{
				ResourceName:      "rack_device.a",
				ImportState:       true,
				ImportStateVerify: true,
				ImportStateIdFunc: func(s *terraform.State) (string, error) {
					return s.RootModule().Resources["rack_device.a"].Primary.Attributes["import_id"], nil
				},
			},
		},
	})
}
