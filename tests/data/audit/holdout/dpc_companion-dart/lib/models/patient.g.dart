// GENERATED CODE - DO NOT MODIFY BY HAND

part of 'patient.dart';

// **************************************************************************
// JsonSerializableGenerator
// **************************************************************************

Patient _$PatientFromJson(Map<String, dynamic> json) => Patient(
      id: json['id'] as String,
      firstName: json['first_name'] as String,
      lastName: json['last_name'] as String,
      dob: json['dob'] == null ? null : DateTime.parse(json['dob'] as String),
      email: json['email'] as String?,
      membershipStatus: json['membership_status'] as String?,
      externalLinkId: json['external_link_id'] as String?,
      importId: json['import_id'] as String?,
      importSource: json['import_source'] as String?,
    );

Map<String, dynamic> _$PatientToJson(Patient instance) => <String, dynamic>{
      'id': instance.id,
      'first_name': instance.firstName,
      'last_name': instance.lastName,
      'dob': instance.dob?.toIso8601String(),
      'email': instance.email,
      'membership_status': instance.membershipStatus,
      'external_link_id': instance.externalLinkId,
      'import_id': instance.importId,
      'import_source': instance.importSource,
    };
