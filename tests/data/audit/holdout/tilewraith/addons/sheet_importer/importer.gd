@tool
extends EditorImportPlugin

const IMPORT_ID_META := "import_id"

func _get_importer_name(): return "tilewraith.sheet"
func _get_visible_name(): return "Hint sheet"
func _get_recognized_extensions(): return ["tsv"]
func _get_save_extension(): return "res"
func _get_resource_type(): return "Resource"
func _get_preset_count(): return 1
func _get_priority(): return 1.0
func _get_import_order(): return 0
func _get_import_options(path, preset):
	return [{"name": "import_source", "default_value": "", "property_hint": PROPERTY_HINT_ENUM, "hint_string": "local,gdrive"}]

func _import(source_file, save_path, options, platform_variants, gen_files):
	var file = FileAccess.open(source_file, FileAccess.READ)
	if file == null:
		return FileAccess.get_open_error()
	var sheet = HintSheet.new()
	sheet.set_meta(IMPORT_ID_META, source_file.md5_text())
	sheet.import_source = options.import_source
	file.get_csv_line("\t")
	while not file.eof_reached():
		var row = file.get_csv_line("\t")
		if row.size() >= 3:
			sheet.add(row[0], row[1].to_int(), row[2])
	return ResourceSaver.save(sheet, "%s.%s" % [save_path, _get_save_extension()])
