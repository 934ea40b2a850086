package provider

import (
	"context"
	"fmt"
	"strings"

	"github.com/hashicorp/terraform-plugin-sdk/v2/diag"
	"github.com/hashicorp/terraform-plugin-sdk/v2/helper/schema"
)

func resourceDevice() *schema.Resource {
	return &schema.Resource{
		CreateContext: resourceDeviceCreate,
		ReadContext:   resourceDeviceRead,
		DeleteContext: resourceDeviceDelete,
		Importer: &schema.ResourceImporter{
			StateContext: func(ctx context.Context, d *schema.ResourceData, m interface{}) ([]*schema.ResourceData, error) {
				rack, name, err := parseDeviceImportID(d.Id())
				if err != nil {
					return nil, err
				}
				_ = d.Set("rack", rack)
				_ = d.Set("name", name)
				return []*schema.ResourceData{d}, nil
			},
		},
		Schema: map[string]*schema.Schema{
			"rack": {Type: schema.TypeString, Required: true, ForceNew: true},
			"name": {Type: schema.TypeString, Required: true, ForceNew: true},
			"import_id": {
				Type:        schema.TypeString,
				Computed:    true,
				Description: "ID to use with terraform import",
			},
		},
	}
}

func parseDeviceImportID(importID string) (string, string, error) {
	parts := strings.SplitN(importID, "/", 2)
	if len(parts) != 2 {
		return "", "", fmt.Errorf("unexpected format of import ID %q, expected rack/name", importID)
	}
	return parts[0], parts[1], nil
}

func resourceDeviceCreate(ctx context.Context, d *schema.ResourceData, m interface{}) diag.Diagnostics {
	d.SetId(d.Get("rack").(string) + "/" + d.Get("name").(string))
	return resourceDeviceRead(ctx, d, m)
}

func resourceDeviceRead(ctx context.Context, d *schema.ResourceData, m interface{}) diag.Diagnostics {
	return diag.FromErr(d.Set("import_id", d.Id()))
}

func resourceDeviceDelete(ctx context.Context, d *schema.ResourceData, m interface{}) diag.Diagnostics {
	d.SetId("")
	return nil
}
