extends Node

signal hint_shown(text)

var sheet: HintSheet = preload("res://data/hints.tsv")
var elapsed := 0.0
var level := ""
var shown := {}

func _ready():
	print("hints %s from %s" % [sheet.hint_import_id(), sheet.import_source])

func start(new_level: String) -> void:
	level = new_level
	elapsed = 0.0

func _process(delta):
	if level == "":
		return
	elapsed += delta
	for hint in sheet.hints.get(level, []):
		if elapsed > hint.after and not shown.has(hint.text):
			shown[hint.text] = true
			hint_shown.emit(tr(hint.text))
