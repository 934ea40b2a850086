// GENERATED CODE - DO NOT MODIFY BY HAND

part of 'member.dart';

// **************************************************************************
// JsonSerializableGenerator
// **************************************************************************

Member _$MemberFromJson(Map<String, dynamic> json) => Member(
      id: json['id'] as String,
      firstName: json['first_name'] as String,
      lastName: json['last_name'] as String,
      email: json['email'] as String?,
      phone: json['phone'] as String?,
      membershipStatus: $enumDecode(_$MembershipStatusEnumMap, json['membership_status']),
      importId: json['import_id'] as String?,
      importSource: json['import_source'] as String?,
    );

Map<String, dynamic> _$MemberToJson(Member instance) => <String, dynamic>{
      'id': instance.id,
      'first_name': instance.firstName,
      'last_name': instance.lastName,
      'email': instance.email,
      'phone': instance.phone,
      'membership_status': _$MembershipStatusEnumMap[instance.membershipStatus]!,
      'import_id': instance.importId,
      'import_source': instance.importSource,
    };

const _$MembershipStatusEnumMap = {
  MembershipStatus.active: 'active',
  MembershipStatus.frozen: 'frozen',
  MembershipStatus.cancelled: 'cancelled',
  MembershipStatus.trial: 'trial',
};
