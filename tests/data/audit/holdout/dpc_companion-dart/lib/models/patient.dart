import 'package:json_annotation/json_annotation.dart';

part 'patient.g.dart';

@JsonSerializable(fieldRename: FieldRename.snake)
class Patient {
  const Patient({
    required this.id,
    required this.firstName,
    required this.lastName,
    this.dob,
    this.email,
    this.membershipStatus,
    this.externalLinkId,
    this.importId,
    this.importSource,
  });

  final String id;
  final String firstName;
  final String lastName;
  final DateTime? dob;
  final String? email;
  final String? membershipStatus;
  final String? externalLinkId;
  @JsonKey(name: 'import_id')
  final String? importId;
  final String? importSource;

  String get fullName => '$firstName $lastName';

  bool get isLinked => externalLinkId != null || importId != null;

  factory Patient.fromJson(Map<String, dynamic> json) => _$PatientFromJson(json);
  Map<String, dynamic> toJson() => _$PatientToJson(this);
}
