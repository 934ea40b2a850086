class_name HintSheet
extends Resource

@export var import_source := ""
@export var hints := {}

func add(level: String, after_seconds: int, text: String) -> void:
	hints.get_or_add(level, []).append({"after": after_seconds, "text": text})

func hint_import_id() -> String:
	return get_meta("import_id", "")
