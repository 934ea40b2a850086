import 'package:json_annotation/json_annotation.dart';

part 'member.g.dart';

enum MembershipStatus { active, frozen, cancelled, trial }

@JsonSerializable(fieldRename: FieldRename.snake)
class Member {
  Member({
    required this.id,
    required this.firstName,
    required this.lastName,
    this.email,
    this.phone,
    required this.membershipStatus,
    this.importId,
    this.importSource,
  });

  final String id;
  final String firstName;
  final String lastName;
  final String? email;
  final String? phone;
  final MembershipStatus membershipStatus;

  /// Client id in Mindbody / Zen Planner for members that came with the migration.
  final String? importId;
  final String? importSource;

  String get name => '$firstName $lastName';
  bool get migrated => importId != null;

  factory Member.fromJson(Map<String, dynamic> json) => _$MemberFromJson(json);
  Map<String, dynamic> toJson() => _$MemberToJson(this);
}
